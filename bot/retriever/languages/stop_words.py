"""Words of each language that say how a sentence is built, and not what it is about."""

from typing import Final

STOP_WORDS_TEXT: Final = {
    "en": """
        a an the this that these those there here and or nor but if then than so as because while until of
        to in on at by for from with without into onto over under about up out off down during between among
        through against within upon via per is are was were be been being am do does did doing done have has
        had having will would can could shall should may might must cannot dont doesnt didnt isnt arent
        wasnt werent wont wouldnt cant couldnt hasnt havent hadnt shouldnt lets im ive id ill youre theyre
        theyve weve hes shes thats theres whats no not such very just also too only even still yet both all
        each any few more most other another some own same again further ever i me my mine we us our ours
        you your yours he him his he she her hers it its they them their theirs one ones himself herself
        itself themselves myself yourself what which who whom whose where when why how whether s t d ll m re
        ve etc please tell
    """,
    "de": """
        der die das den dem des ein eine einen einem einer eines kein keine keinen keiner und oder aber denn
        sondern doch als wie wenn weil dass ob ist sind war waren wird werden wurde wurden worden sein
        gewesen hat haben hatte hatten habe kann können konnte konnten soll sollen sollte will wollen wollte
        muss müssen musste darf dürfen mag möchte ich du er sie es wir ihr mich mir dich dir ihn ihm uns
        euch ihnen sich mein meine dein seine seinen seinem seiner ihre ihren ihrem ihrer unser unsere
        dieser diese dieses diesen diesem jener jene jeder jede jedes alle allem aller alles auch noch nur
        schon sehr so dann da dort hier mehr nicht nichts nun im in am an auf aus bei beim bis durch für
        gegen hinter mit nach neben ohne seit über um unter vom von vor während wegen zu zum zur zwischen
        wer wen wem wessen was wann wo woher wohin warum wieso weshalb welche welcher welches welchen
        welchem man bereits etwa laut
    """,
    "fr": """
        le la les un une des du de d l au aux et ou mais donc or ni car que qui quoi dont où quand comment
        pourquoi combien quel quelle quels quelles lequel laquelle ce cet cette ces c ça cela ceci je j tu
        il elle on nous vous ils elles me m te t se s lui leur leurs y en mon ma mes ton ta tes son sa ses
        notre nos votre vos est sont était étaient être été suis es sommes êtes sera seront serait fut
        furent ont a as ai avons avez avait avaient avoir eu aura auront n ne pas plus moins très aussi
        encore déjà si même tout toute tous toutes dans par pour sur sous avec sans vers chez entre depuis
        pendant avant après contre selon lors afin qu jusqu lorsqu puisqu quelqu aujourd comme ainsi alors
        puis là ici peut peuvent fait être
    """,
    "es": """
        el la los las un una unos unas lo al del de y e o u ni pero sino que qué quien quién quienes quiénes
        cual cuál cuáles cuando cuándo donde dónde adónde como cómo cuanto cuánto cuánta cuántos cuántas
        porque por para con sin sobre entre hasta desde hacia según durante tras contra ante bajo en a es
        son era eran fue fueron ser sido será serán sería está están estaba estaban estar ha han había
        habían haber hay hubo he hemos se su sus mi mis tu tus nuestro nuestra yo tú él ella ello ellos
        ellas nosotros usted ustedes me te le les nos os este esta esto estos estas ese esa eso esos esas
        aquel aquella no sí ya más menos muy también tampoco todo toda todos todas otro otra otros otras
        tiene tienen tenía puede pueden si
    """,
    "it": """
        il lo la i gli le un uno una di del dello della dei degli delle a al allo alla ai agli alle da dal
        dallo dalla dai dagli dalle in nel nello nella nei negli nelle su sul sullo sulla sui sugli sulle
        con per tra fra e ed o od ma se che chi cui cosa quale quali quando dove come perché quanto quanta
        quanti quante è sono era erano essere stato stata stati state sarà saranno fu furono ha hanno ho
        abbiamo aveva avevano avere si ci vi ne mi ti lui lei noi voi loro io tu suo sua suoi sue mio mia
        nostro nostra questo questa questi queste quello quella quelli quelle non più meno molto anche
        ancora già solo tutto tutta tutti tutte dopo prima durante contro verso senza sotto sopra può
        possono dell all dall nell sull l d un c
    """,
    "pt": """
        o a os as um uma uns umas de do da dos das em no na nos nas num numa ao à aos às por pelo pela pelos
        pelas para com sem sob sobre entre até desde contra após durante segundo e ou mas nem que quem qual
        quais quando onde aonde como quanto quanta quantos quantas porque porquê é são era eram foi foram
        ser sido será serão seria está estão estava estavam estar tem têm tinha tinham ter há houve se lhe
        lhes me te nós vós eu tu ele ela eles elas você vocês seu sua seus suas meu minha nosso nossa este
        esta isto estes estas esse essa isso esses essas aquele aquela aquilo não sim já mais menos muito
        também ainda só todo toda todos todas outro outra outros outras pode podem
    """,
    "ca": """
        el la els les un una uns unes l d de del dels al als i o però que qui què quin quina quins quines
        quan on com quant quanta quants quantes perquè per amb sense sobre entre fins des cap segons durant
        en a és són era eren ser estat serà va van ha han havia haver hi no sí ja més menys molt també tot
        tota tots totes aquest aquesta aquests aquestes aquell aquella això seu seva seus seves es se s
    """,
    "ro": """
        un o unei unui al a ai ale lui ei lor și sau dar iar că să care ce cine cui când unde cum cât câtă
        câți câte de la în din pe cu fără pentru prin despre între până după înainte sub peste spre este e
        sunt era erau fi fost va vor ar am ai au avea se îi îl le i nu da mai foarte tot toată toți toate
        acest această aceste acești acel acea acele cel cea cei cele său sa săi sale mult decât
    """,
    "nl": """
        de het een en of maar want dus dat die dit deze er is zijn was waren wordt worden werd werden
        geweest ben bent heeft hebben had hadden kan kunnen kon konden zal zullen zou zouden moet moeten
        moest mag mogen wil willen ik jij je u hij zij ze wij we jullie hem haar hun hen mij me ons onze
        mijn jouw uw niet geen ook nog al wel zeer meer als toen dan daar hier in op aan van voor met bij
        naar uit om over onder tussen tegen door tot te ter ten sinds tijdens na zonder wie wat waar wanneer
        waarom hoe hoeveel welke welk waarheen
    """,
    "sv": """
        en ett den det de och eller men att som om är var vara varit blev blir bli har hade ha kan kunde ska
        skulle vill ville måste får fick jag du han hon vi ni dem honom henne sig sin sitt sina min mitt
        mina din vår er deras hans hennes inte ej också bara mycket mer mest än då där här när nu på i av
        för från till med utan under över efter före mellan mot vid hos genom ut upp in vem vems vad vilken
        vilket vilka var varför hur många denna detta dessa alla allt
    """,
    "da": """
        en et den det de og eller men at som om er var være været blev bliver blive har havde have kan kunne
        skal skulle vil ville må måtte får fik jeg du han hun vi i dem ham hende sig sin sit sine min mit
        mine din vores deres hans hendes ikke også kun meget mere mest end da der her når nu på af for fra
        til med uden under over efter før mellem mod ved hos gennem ud op ind hvem hvis hvad hvilken hvilket
        hvilke hvor hvornår hvorfor hvordan mange denne dette disse alle alt
    """,
    "no": """
        en ei et den det de og eller men at som om er var være vært ble blir bli har hadde ha kan kunne skal
        skulle vil ville må måtte får fikk jeg du han hun vi dere dem ham henne seg sin sitt sine min mitt
        mine din vår deres hans hennes ikke også bare mye mer mest enn da der her når nå på i av for fra til
        med uten under over etter før mellom mot ved hos gjennom ut opp inn hvem hva hvilken hvilket hvilke
        hvor hvorfor hvordan mange denne dette disse alle alt
    """,
    "fi": """
        ja tai mutta että jos kun kuin koska niin myös vain vielä jo on oli olivat ovat olla ollut olleet
        olisi ei eivät en et emme ette se ne hän he minä sinä me te tämä tuo nämä nuo sen niiden hänen
        heidän tämän sitä siitä siinä siellä täällä joka jotka jonka joiden mikä mitä missä mistä mihin
        milloin miksi miten kuka kenen ketkä kuinka moni monta paljon mukaan jälkeen ennen kanssa ilman noin
        asti sekä eikä
    """,
    "et": """
        ja või aga et kui kuid nagu ning on oli olid olla olnud ei ole see need tema nad ta ma sa me te mina
        sina selle nende tema oma ka veel juba ainult väga kes mis kus kust kuhu millal miks kuidas mitu
        palju milline kelle mille pärast enne koos ilma kohta järgi seda sellest
    """,
    "lt": """
        ir ar bet o kad kaip kai nes jei tai yra buvo bus būti ne jis ji jie jos jo aš tu mes jūs su be į iš
        ant po per prie nuo iki už apie tarp pagal prieš šis ši šie tas ta tie kuris kuri kurie kas kur kada
        kodėl kiek koks kokia dar jau tik labai savo visi taip pat buvęs
    """,
    "pl": """
        i a w z ze we na do od o u po za pod nad przed przez przy dla bez między oraz lub albo ale lecz że
        żeby aby bo gdy jak jako jeśli czy nie tak jest są był była było były być będzie będą został została
        zostało zostały ma mają miał miała się go jej jego ich im mu ją on ona ono oni one my wy ja ty ten
        ta to te ci tego tej tych tym tymi ten tę który która które którzy którego której których kto kogo
        komu co czego gdzie kiedy dlaczego skąd dokąd ile jaki jaka jakie już jeszcze tylko także również
        bardzo więcej wszystkie według
    """,
    "cs": """
        a i v ve z ze s se k ke o u na do od po za pod nad před při pro bez mezi nebo ale že aby když jak
        jako jestli ne ano je jsou byl byla bylo byli byly být bude budou jsem jsme má mají měl měla si ho
        jí jeho její jejich jim mu ji on ona ono oni my vy já ty ten ta to ti toho té těch tím tento tato
        toto který která které kteří kterého kdo koho komu co čeho kde kdy proč odkud kam kolik jaký jaká
        jaké už ještě jen také velmi více podle
    """,
    "ru": """
        и а но или что чтобы как если когда где куда откуда почему зачем сколько кто кого кому кем чем чего
        какой какая какое какие каких который которая которое которые которого в во на с со к ко из у от до
        по за о об обо под над перед при про для без через между не ни да нет же ли бы был была было были
        быть есть будет будут стал стала это этот эта эти этого этой этих тот та те того той тех он она оно
        они его её ее их ему ей им я ты мы вы меня тебя нас вас себя свой свою свои своего так также уже ещё
        еще только очень более после во время
    """,
    "uk": """
        і й та а але або чи що щоб як якщо коли де куди звідки чому навіщо скільки хто кого кому ким чим
        чого який яка яке які яких якого котрий у в на з із зі до від по за о об про під над перед при для
        без через між не ні так же би б був була було були бути є буде будуть став стала це цей ця ці цього
        цієї цих той ті того тих він вона воно вони його її їх йому їй їм я ти ми ви мене тебе нас вас себе
        свій свою свої вже ще лише тільки дуже більш після під час також
    """,
    "sr": """
        и а али или да што шта ко кога коме где када кад зашто колико како који која које којих је су био
        била било били бити биће није нису у на са с од до за по о из код при без кроз између се га му их им
        он она оно они ја ти ми ви овај ова ово тај та то не већ још само врло после пре током према због
        свој
    """,
    "el": """
        ο η το οι τα του της των τον την τους τις ένας μια μία ένα και ή αλλά αν ότι πως που όπως όταν γιατί
        πού πότε πώς ποιος ποια ποιο ποιοι ποιες πόσο πόσα πόσοι πόσες πόσους τι σε στο στη στην στον στους
        στις στα από με για χωρίς μετά πριν κατά προς μεταξύ ως είναι ήταν είχε είχαν έχει έχουν θα να δεν
        μην μη αυτός αυτή αυτό αυτοί του μου σου μας σας τους πολύ πιο επίσης μόνο ακόμη ήδη όλα όλοι
    """,
    "hu": """
        a az egy és vagy de hogy ha mert mint is nem ne van vannak volt voltak lesz lenni lett ő ők én te mi
        ti ez azt ezt ezek azok aki akik ami amely amelyek ki kik mi mit mikor hol hová honnan miért hogyan
        hány mennyi melyik milyen már még csak nagyon több minden után előtt alatt között szerint miatt
        által el meg fel ki be
    """,
    "tr": """
        ve veya ya da ile ama fakat ancak için gibi kadar göre sonra önce bu şu o bir ki de da mi mı mu mü
        ne neden niçin nasıl nerede nereye nereden ne zaman kim kimin kime kimi kaç hangi değil var yok olan
        olarak oldu olduğu olduğunu edildi etti daha çok en her tüm ben sen biz siz onlar onun onu ona bunun
    """,
    "id": """
        yang di ke dari dan atau tetapi namun untuk dengan pada oleh dalam sebagai adalah ini itu akan telah
        sudah belum tidak bukan juga saja lebih sangat ada mereka dia ia kami kita saya anda kamu siapa apa
        kapan mana mengapa kenapa bagaimana berapa antara setelah sebelum karena bahwa saat para
    """,
    "vi": """
        và hoặc nhưng là của các những một này đó kia được bị đã đang sẽ không có trong trên dưới ngoài với
        cho từ đến tại bởi vì do nếu khi thì mà ai gì nào đâu sao bao nhiêu thế rất cũng chỉ còn lại theo về
        ông bà anh chị họ tôi chúng ta sau trước vào ra lúc
    """,
    "ar": """
        في من إلى الى على عن مع بعد قبل بين تحت فوق خلال حول ضد عند منذ حتى كما مثل أن ان إن لأن لكن أو و ثم
        أم لا لم لن ليس ما ماذا من متى أين اين كيف كم لماذا هل أي اي هذا هذه ذلك تلك هؤلاء الذي التي الذين
        هو هي هم نحن أنا أنت كان كانت كانوا يكون تكون قد كل بعض غير أكثر جدا أيضا له لها لهم به بها فيه فيها
        منه عليه وقد
    """,
    "fa": """
        در از به با برای تا بر را که و یا اما اگر چون است هست بود بودند شد شده شدند می خواهد این آن اینها
        آنها او ما شما من هم نیز چه چی کی کجا چرا چگونه چند چقدر کدام هر همه یک دیگر پس پیش بین پس از روی
        زیر خود نیست
    """,
    "he": """
        של את על עם אל מן לא כן כי אם או גם רק עוד כבר היה היתה הייתה היו להיות יהיה הוא היא הם הן אני אתה
        אנחנו זה זאת זו אלה אשר מי מה מתי איפה היכן לאן מאין למה מדוע איך כיצד כמה איזה איזו כל בין אחרי
        לפני תחת מעל נגד ללא בלי לפי
    """,
    "hi": """
        का की के को में से पर ने है हैं था थी थे हो होना हुआ हुई हुए और या लेकिन कि जो जब तब तक यह वह ये वे
        इस उस इन उन इसके उसके अपने अपनी नहीं भी ही तो कौन किसने किसे क्या कब कहाँ कहां क्यों कैसे कितने
        कितना कितनी किस एक साथ बाद पहले लिए गया गई गए कर रहा रही रहे
    """,
    "ne": """
        को का की मा ले लाई बाट र वा तर कि छ छन् थियो थिए हो भयो भएको गरे गरेको यो त्यो यी ती उनी उनले आफ्नो
        पनि नै को के कहिले कहाँ किन कसरी कति कुन कसले पछि अघि साथ लागि एक
    """,
    "ta": """
        ஒரு இந்த அந்த என்று என்ன யார் எப்போது எங்கே எங்கு ஏன் எப்படி எத்தனை எவ்வளவு எந்த மற்றும் ஆனால்
        அல்லது உள்ள இருந்து வரை பின்னர் முன் மேலும் அவர் அவர்கள் இது அது நான் நாம் தான் கூட
    """,
    "hy": """
        և ու կամ բայց որ եթե երբ որտեղ ով ինչ ինչու ինչպես քանի որը է են էր էին եմ ենք մեջ վրա հետ մասին
        համար առանց հետո առաջ այս այդ այն նա նրանք ես դու մենք դուք ոչ չի նաեւ նաև շատ միայն մի իր
    """,
    "eu": """
        eta edo baina ere da dira zen ziren du dute zuen zuten izan ez bai hau hori hura bere nor nork zer
        non noiz zergatik nola zenbat zein bat batzuk oso gehiago arte gabe artean ondoren aurretik
    """,
    "ga": """
        an na agus nó ach is tá bhí raibh beidh ar ag i in as le do de ó faoi go gan roimh idir cé cad cén
        cathain conas cá fáth mé tú sé sí muid siad seo sin gur níl nach a
    """,
}
"""By ISO 639-1 code."""
