"""Words of each language for numbers, months, days, and what stands before the name of a place."""

from typing import Final

NUMBERS: Final = {
    "en": """
        two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen twenty
    """,
    "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "it": "due tre quattro cinque sei sette otto nove dieci undici dodici",
    "pt": "dois três quatro cinco seis sete oito nove dez onze doze",
    "ca": "dos tres quatre cinc sis set vuit nou deu onze dotze",
    "ro": "doi trei patru cinci șase șapte opt nouă zece unsprezece doisprezece",
    "nl": "twee drie vier vijf zes zeven acht negen tien elf twaalf",
    "sv": "två tre fyra fem sex sju åtta nio tio elva tolv",
    "da": "to tre fire fem seks syv otte ni ti elleve tolv",
    "no": "to tre fire fem seks sju åtte ni ti elleve tolv",
    "fi": "kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen yksitoista kaksitoista",
    "pl": "dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście",
    "cs": "dva tři čtyři pět šest sedm osm devět deset jedenáct dvanáct",
    "ru": "два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать",
    "uk": "два три чотири п'ять шість сім вісім дев'ять десять одинадцять дванадцять",
    "el": "δύο τρία τέσσερα πέντε έξι επτά οκτώ εννέα δέκα έντεκα δώδεκα",
    "hu": "kettő három négy öt hat hét nyolc kilenc tíz tizenegy tizenkettő",
    "tr": "iki üç dört beş altı yedi sekiz dokuz on onbir oniki",
    "id": "dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas duabelas",
}
"""From two on; what is missing is read as any other word."""

SCALES: Final = {
    "de": "hundert tausend million millionen milliarde milliarden dutzend",
    "fr": "cent cents mille million millions milliard milliards douzaine dizaine",
    "es": "cien ciento mil millón millones docena",
    "it": "cento mila mille milione milioni miliardo miliardi dozzina",
    "pt": "cem cento mil milhão milhões bilhão bilhões dúzia",
    "nl": "honderd duizend miljoen miljard dozijn",
    "sv": "hundra tusen miljon miljoner miljard miljarder dussin",
    "da": "hundrede tusind million millioner milliard milliarder",
    "no": "hundre tusen million millioner milliard milliarder",
    "fi": "sata tuhat miljoona miljoonaa miljardi miljardia",
    "pl": "sto tysiąc tysięcy milion miliony milionów miliard miliardów",
    "cs": "sto tisíc milion miliony milionů miliarda miliard",
    "ru": "сто тысяч тысяча миллион миллионов миллиард миллиардов",
    "uk": "сто тисяч тисяча мільйон мільйонів мільярд мільярдів",
    "tr": "yüz bin milyon milyar",
    "ro": "sută mie mii milion milioane miliard miliarde",
    "el": "εκατό χίλια χιλιάδες εκατομμύριο εκατομμύρια δισεκατομμύρια",
    "hu": "száz ezer millió milliárd",
    "id": "ratus ribu juta miliar",
}

DAYS: Final = {
    "de": """
        januar februar märz april mai juni juli august september oktober november dezember montag dienstag
        mittwoch donnerstag freitag samstag sonnabend sonntag gestern heute morgen abend vormittag
        nachmittag mitternacht frühling frühjahr sommer herbst winter ostern weihnachten wochenende
        jahrhundert jahrzehnt
    """,
    "fr": """
        janvier février mars avril mai juin juillet août septembre octobre novembre décembre lundi mardi
        mercredi jeudi vendredi samedi dimanche hier demain matin soir soirée midi minuit printemps été
        automne hiver pâques noël weekend siècle décennie
    """,
    "es": """
        enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes
        martes miércoles jueves viernes sábado domingo ayer hoy mañana tarde noche mediodía medianoche
        primavera verano otoño invierno pascua navidad siglo década
    """,
    "it": """
        gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre lunedì
        martedì mercoledì giovedì venerdì sabato domenica ieri oggi domani mattina sera pomeriggio
        mezzanotte primavera estate autunno inverno pasqua natale secolo decennio
    """,
    "pt": """
        janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro segunda
        terça quarta quinta sexta sábado domingo ontem hoje amanhã manhã tarde noite meia-noite primavera
        verão outono inverno páscoa natal século década
    """,
    "ca": """
        gener febrer març abril maig juny juliol agost setembre octubre novembre desembre dilluns dimarts
        dimecres dijous divendres dissabte diumenge ahir avui demà
    """,
    "ro": """
        ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
        luni marți miercuri joi vineri sâmbătă duminică ieri astăzi azi mâine vară iarnă toamnă primăvară
    """,
    "nl": """
        januari februari maart april mei juni juli augustus september oktober november december maandag
        dinsdag woensdag donderdag vrijdag zaterdag zondag gisteren vandaag morgen ochtend middag avond
        nacht lente zomer herfst winter pasen kerst weekend eeuw
    """,
    "sv": """
        januari februari mars april maj juni juli augusti september oktober november december måndag tisdag
        onsdag torsdag fredag lördag söndag måndagen tisdagen onsdagen torsdagen fredagen lördagen söndagen
        igår idag imorgon morgon kväll natt vår sommar höst vinter påsk jul
    """,
    "da": """
        januar februar marts april maj juni juli august september oktober november december mandag tirsdag
        onsdag torsdag fredag lørdag søndag går dag morgen aften forår sommer efterår vinter påske jul
    """,
    "no": """
        januar februar mars april mai juni juli august september oktober november desember mandag tirsdag
        onsdag torsdag fredag lørdag søndag går dag morgen kveld vår sommer høst vinter påske jul
    """,
    "fi": """
        tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu
        joulukuu tammikuussa helmikuussa maaliskuussa huhtikuussa toukokuussa kesäkuussa heinäkuussa
        elokuussa syyskuussa lokakuussa marraskuussa joulukuussa maanantai tiistai keskiviikko torstai
        perjantai lauantai sunnuntai maanantaina tiistaina keskiviikkona torstaina perjantaina lauantaina
        sunnuntaina eilen tänään huomenna kevät kesä syksy talvi pääsiäinen joulu
    """,
    "pl": """
        styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień
        stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
        poniedziałek wtorek środa środę czwartek piątek sobota sobotę niedziela niedzielę wczoraj dziś
        dzisiaj jutro wiosną latem jesienią zimą
    """,
    "cs": """
        leden únor březen duben květen červen červenec srpen září říjen listopad prosinec ledna února března
        dubna května června července srpna října listopadu prosince pondělí úterý středa středu čtvrtek
        pátek sobota sobotu neděle neděli včera dnes zítra jaro léto podzim zima
    """,
    "ru": """
        январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь января февраля марта
        апреля мая июня июля августа сентября октября ноября декабря понедельник вторник среда среду четверг
        пятница пятницу суббота субботу воскресенье вчера сегодня завтра утром вечером весной летом осенью
        зимой
    """,
    "uk": """
        січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень січня
        лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня понеділок вівторок
        середа середу четвер п'ятниця п'ятницю субота суботу неділя неділю вчора сьогодні завтра
    """,
    "el": """
        ιανουάριος φεβρουάριος μάρτιος απρίλιος μάιος ιούνιος ιούλιος αύγουστος σεπτέμβριος οκτώβριος
        νοέμβριος δεκέμβριος ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου
        σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή
        χθες σήμερα αύριο
    """,
    "hu": """
        január február március április május június július augusztus szeptember október november december
        hétfő kedd szerda csütörtök péntek szombat vasárnap hétfőn kedden szerdán csütörtökön pénteken
        szombaton tegnap ma holnap
    """,
    "tr": """
        ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık pazartesi salı çarşamba
        perşembe cuma cumartesi pazar dün bugün yarın sabah akşam
    """,
    "id": """
        januari februari maret april mei juni juli agustus september oktober november desember senin selasa
        rabu kamis jumat sabtu minggu kemarin besok pagi malam
    """,
    "ar": """
        يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر الاثنين الإثنين الثلاثاء
        الأربعاء الخميس الجمعة السبت الأحد أمس اليوم غدا
    """,
    "fa": """
        فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند شنبه یکشنبه دوشنبه جمعه دیروز امروز
    """,
    "he": "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר אתמול היום מחר שבת",
    "hi": """
        जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर सोमवार मंगलवार बुधवार
        गुरुवार शुक्रवार शनिवार रविवार कल आज
    """,
}

BEFORE_PLACES: Final = {
    "de": "in im aus bei nach nahe von",
    "fr": "à en au aux dans près chez vers de",
    "es": "en desde hacia cerca de",
    "it": "a in ad da presso nel nella verso di",
    "pt": "em no na desde perto de",
    "ca": "a en des prop de",
    "ro": "în la din lângă",
    "nl": "in te uit bij naar nabij van",
    "sv": "i på från nära till",
    "da": "i på fra nær til",
    "no": "i på fra nær til",
    "pl": "w we z do pod koło",
    "cs": "v ve z do u",
    "ru": "в во из под около",
    "uk": "в у з із до під",
    "el": "σε στο στη στην στον από",
    "id": "di ke dari",
    "vi": "ở tại từ",
}
