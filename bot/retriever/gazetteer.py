"""Names and words of a kind: countries, states, first names, companies, animals, ... as terms."""

from typing import Final

from bot.retriever.words import terms

_COUNTRIES: Final = """
    Afghanistan, Albania, Algeria, Andorra, Angola, Argentina, Armenia, Australia, Austria, Azerbaijan,
    Bahamas, Bahrain, Bangladesh, Barbados, Belarus, Belgium, Belize, Benin, Bhutan, Bolivia, Bosnia,
    Botswana, Brazil, Britain, Brunei, Bulgaria, Burkina Faso, Burundi, Cambodia, Cameroon, Canada, Cape
    Verde, Chad, Chile, China, Colombia, Congo, Costa Rica, Croatia, Cuba, Cyprus, Czech Republic, Czechia,
    Denmark, Djibouti, Dominica, Dominican Republic, Ecuador, Egypt, El Salvador, England, Eritrea, Estonia,
    Eswatini, Ethiopia, Fiji, Finland, France, Gabon, Gambia, Gaza, Georgia, Germany, Ghana, Greece,
    Greenland, Grenada, Guatemala, Guinea, Guyana, Haiti, Honduras, Hong Kong, Hungary, Iceland, India,
    Indonesia, Iran, Iraq, Ireland, Israel, Italy, Ivory Coast, Jamaica, Japan, Jordan, Kazakhstan, Kenya,
    Kosovo, Kuwait, Kyrgyzstan, Laos, Latvia, Lebanon, Lesotho, Liberia, Libya, Liechtenstein, Lithuania,
    Luxembourg, Madagascar, Malawi, Malaysia, Maldives, Mali, Malta, Mauritania, Mauritius, Mexico, Moldova,
    Monaco, Mongolia, Montenegro, Morocco, Mozambique, Myanmar, Namibia, Nepal, Netherlands, New Zealand,
    Nicaragua, Niger, Nigeria, North Korea, North Macedonia, Norway, Oman, Pakistan, Palestine, Panama,
    Papua New Guinea, Paraguay, Peru, Philippines, Poland, Portugal, Puerto Rico, Qatar, Romania, Russia,
    Rwanda, Samoa, Saudi Arabia, Scotland, Senegal, Serbia, Seychelles, Sierra Leone, Singapore, Slovakia,
    Slovenia, Somalia, South Africa, South Korea, South Sudan, Spain, Sri Lanka, Sudan, Suriname, Sweden,
    Switzerland, Syria, Taiwan, Tajikistan, Tanzania, Thailand, Tibet, Timor, Togo, Tonga, Trinidad,
    Tunisia, Turkey, Turkmenistan, Uganda, UK, Ukraine, United Arab Emirates, United Kingdom, United States,
    US, Uruguay, Uzbekistan, Vanuatu, Vatican, Venezuela, Vietnam, Wales, West Bank, Yemen, Zambia, Zimbabwe
"""
_STATES: Final = """
    Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, Delaware, Florida, Georgia,
    Hawaii, Idaho, Illinois, Indiana, Iowa, Kansas, Kentucky, Louisiana, Maine, Maryland, Massachusetts,
    Michigan, Minnesota, Mississippi, Missouri, Montana, Nebraska, Nevada, New Hampshire, New Jersey, New
    Mexico, New York, North Carolina, North Dakota, Ohio, Oklahoma, Oregon, Pennsylvania, Rhode Island,
    South Carolina, South Dakota, Tennessee, Texas, Utah, Vermont, Virginia, Washington, West Virginia,
    Wisconsin, Wyoming
"""
_STATE_MARKS: Final = """
    Ala, Ariz, Ark, Calif, Colo, Conn, Del, Fla, Ga, Ill, Ind, Kan, Ky, La, Md, Mass, Mich, Minn, Miss, Mo,
    Mont, Neb, Nev, N.H., N.J., N.M., N.Y., N.C., N.D., Okla, Ore, Pa, R.I., S.C., S.D., Tenn, Tex, Vt, Va,
    Wash, W.Va., Wis, Wyo
"""
_CITIES: Final = """
    Abuja, Accra, Addis Ababa, Algiers, Amman, Amsterdam, Anchorage, Ankara, Athens, Atlanta, Auckland,
    Austin, Baghdad, Baku, Baltimore, Bangkok, Barcelona, Beijing, Beirut, Belfast, Belgrade, Berlin,
    Birmingham, Bogota, Boston, Brasilia, Bratislava, Brisbane, Brooklyn, Brussels, Bucharest, Budapest,
    Buenos Aires, Buffalo, Cairo, Cannes, Cape Town, Caracas, Cardiff, Casablanca, Charlotte, Chicago,
    Cincinnati, Cleveland, Cologne, Columbus, Copenhagen, Dakar, Dallas, Damascus, Delhi, Denver, Detroit,
    Dhaka, Doha, Dubai, Dublin, Edinburgh, El Paso, Florence, Frankfurt, Geneva, Glasgow, Guadalajara,
    Hamburg, Hanoi, Harare, Havana, Helsinki, Hiroshima, Honolulu, Houston, Indianapolis, Islamabad,
    Istanbul, Jacksonville, Jakarta, Jerusalem, Johannesburg, Kabul, Kampala, Kansas City, Karachi,
    Kathmandu, Kharkiv, Kherson, Khartoum, Kinshasa, Kolkata, Kyiv, Kyoto, La Paz, Lagos, Lahore, Las Vegas,
    Leeds, Lima, Lisbon, Liverpool, London, Los Angeles, Louisville, Lviv, Lyon, Madrid, Manchester,
    Manhattan, Manila, Mariupol, Marseille, Mecca, Melbourne, Memphis, Mexico City, Miami, Milan, Milwaukee,
    Minneapolis, Minsk, Montreal, Moscow, Mosul, Mumbai, Munich, Nagasaki, Nairobi, Naples, Nashville, New
    Delhi, New Orleans, New York City, Newark, Oakland, Odesa, Odessa, Omaha, Orlando, Osaka, Oslo, Ottawa,
    Oxford, Palm Beach, Paris, Perth, Philadelphia, Phoenix, Pittsburgh, Portland, Prague, Pyongyang, Quebec
    City, Quito, Rafah, Raleigh, Reykjavik, Richmond, Riga, Rio de Janeiro, Riyadh, Rome, Rotterdam,
    Sacramento, Salt Lake City, San Antonio, San Diego, San Francisco, San Jose, San Juan, Santa Fe,
    Santiago, Sao Paulo, Sarajevo, Savannah, Seattle, Seoul, Shanghai, Sofia, St. Louis, St. Petersburg,
    Stockholm, Strasbourg, Sydney, Taipei, Tallinn, Tampa, Tashkent, Tbilisi, Tehran, Tel Aviv, Tokyo,
    Toronto, Tripoli, Tucson, Tulsa, Tunis, Turin, Vancouver, Venice, Vienna, Vilnius, Warsaw, Wuhan,
    Yangon, Zagreb, Zurich
"""
_CONTINENTS: Final = """
    Africa, Antarctica, America, Americas, Arctic, Asia, Balkans, Caribbean, Europe, Latin America, Middle
    East, North America, Oceania, Pacific, Scandinavia, South America, Southeast Asia, Central America,
    Midwest
"""
_NATIONALITIES: Final = """
    afghan african american arab argentine asian australian austrian belgian brazilian british bulgarian
    canadian chilean chinese colombian croatian cuban czech danish dutch egyptian english ethiopian european
    filipino finnish french german greek haitian hungarian indian indonesian iranian iraqi irish israeli
    italian jamaican japanese jordanian kenyan korean lebanese libyan malaysian mexican moroccan nigerian
    norwegian pakistani palestinian peruvian polish portuguese romanian russian saudi scottish serbian
    somali spanish sudanese swedish swiss syrian taiwanese thai tunisian turkish ukrainian venezuelan
    vietnamese welsh yemeni
"""
_FIRST_NAMES: Final = """
    aaron abdul abigail abraham adam adele adrian ahmed aidan alan albert alejandro alex alexander alexandra
    alexei alexis ali alice alicia alison allison alvin amanda amber amir amy ana andre andrea andrei andrew
    andy angela angelina anita ann anna anne anthony antonio ariana arnold arthur ashley audrey austin
    barbara barack barry beatrice ben benedict benjamin bernard bernie beth betty beverly bill billie billy
    blake bob bobby boris brad bradley brandon brenda brett brian britney brittany brittney brooke bruce
    bryan caitlin caleb calvin cameron camilla carl carla carlos carol caroline carolyn carrie catherine
    cathy cecilia chad charles charlie charlotte chelsea cheryl chester chloe chris christian christina
    christine christopher chuck cindy claire clara clarence claudia clifford clint clinton cody colin connor
    constance corey cory courtney craig cristiano crystal curtis cynthia daisy dale dan dana daniel danielle
    danny darren dave david dawn dean deborah debra denis denise dennis derek diana diane diego dmitry dolly
    dominic don donald donna doris dorothy doug douglas drew dwayne dylan earl eddie edgar edith eduardo
    edward edwin eileen elaine eleanor elena eli elias elijah elizabeth ella ellen elon emily emma emmanuel
    enrique eric erica erik erin ernest ethan eugene eva evan evelyn fatima felix fernando florence frances
    francis francisco frank franklin fred frederick gabriel gareth gary gavin gene geoffrey george gerald
    gerard giorgia gina glen glenn gloria gordon grace graham grant greg gregory greta guillermo gustavo guy
    hannah harold harriet harrison harry harvey hassan heather hector heidi helen helena henry herbert
    hillary holly howard hugh hugo hunter ian ibrahim igor imran irene iris isaac isabel isabella ivan
    ivanka jack jackie jackson jacob jacqueline jaime jake james jamie jan jane janet janice jared jasmine
    jason javier jay jean jeff jeffrey jenna jennifer jenny jeremy jerome jerry jesse jessica jesus jill jim
    jimmy joan joanna joaquin joe joel john johnny jon jonathan jordan jorge jose joseph josh joshua joyce
    juan juanita judith judy julia julian juliana julie justin kamala karen karim karl karla kate katherine
    kathleen kathryn kathy katie kayla keith kelly ken kendra kenneth kerry kevin khalid kim kimberly
    kirsten klaus kristen kurt kyle kylie lana larry laura lauren laurence laurie lawrence leah lebron lee
    leila leon leonard leonardo leroy leslie lewis liam lillian linda lindsay lindsey lionel lisa liz lloyd
    logan lois loretta lori louis louise lucas lucia lucy luis luke lula lydia lynn mackenzie madeleine
    madison manuel marc marcia marco marcus margaret maria marie marilyn marina mario marion marjorie mark
    martha martin mary mason mateo matt matthew maureen maurice max maya megan meghan melania melanie
    melinda melissa mercedes michael michel michelle miguel mike mila miley milton miranda mitch mohamed
    mohammad mohammed moises molly monica morgan muhammad mustafa nadia nancy naomi narendra natalia natalie
    nate nathan neil nelson nicholas nick nicola nicolas nicole nikki nina noah noel nora norma norman novak
    oleg oliver olivia omar oprah oscar otto owen pablo paige pamela pat patricia patrick patty paul paula
    pauline pedro peggy penelope penny perry pete peter phil philip phillip phoebe phyllis pierre priscilla
    rachel rafael ralph ramon randy raphael raul ray raymond rebecca regina reginald renee rhonda ricardo
    richard rick ricky rihanna rishi rita rob robert roberta roberto robin rodney rodrigo roger roland ron
    ronald rosa rose rosemary ross roy ruby russell ruth ryan sabrina sally salman sam samantha samuel
    sandra sara sarah scott sean sebastian selena serena sergei sergey seth shane shannon sharon shaun shawn
    sheila shelby sheldon sherry shirley sidney silvia simon simone sofia sonia sophia sophie stacey stanley
    stella stephanie stephen steve steven stuart sue susan suzanne sylvia tamara tanya tara taylor ted
    teresa terrence terry thelma theodore theresa thomas tiffany tim timothy tina todd tom tommy toni tony
    tracy travis trevor troy tyler ursula valerie vanessa vera vernon veronica victor victoria vincent viola
    viktor virginia vivian vladimir volodymyr wallace walter wanda warren wayne wendy wesley whitney will
    willard william willie winston xavier yasmin yolanda yuri yusuf yvonne zachary zoe
"""
_TITLES_OF_PEOPLE: Final = """
    mr mrs ms dr sen rep gov gen president prime minister secretary senator representative governor judge
    justice king queen prince princess pope mayor attorney sheriff chief ceo actor actress singer rapper
    director coach star host founder author former sir lady lord vice speaker chairman chairwoman professor
    officer detective spokesman spokeswoman spokesperson lawyer quarterback captain congressman
    congresswoman sgt lt col comedian musician journalist billionaire
"""
_WORDS: Final = {
    "water": """
        pacific atlantic arctic indian ocean sea river lake gulf strait canal bay mediterranean channel creek
    """,
    "place": """
        park museum bridge island tower palace castle stadium arena center centre airport hotel hospital
        prison church cathedral temple mosque library square street avenue hall theater theatre beach canyon
        mountain mount forest zoo garden gardens school building memorial monument estate resort house club
        plaza station field speedway county valley harbor bay cape peninsula desert volcano peak falls
        cemetery abbey gallery
    """,
    "company": """
        inc corp company co ltd llc group airlines airways motors bank amazon apple google alphabet meta
        facebook twitter tesla microsoft netflix disney walmart target starbucks boeing ford toyota honda
        nissan gm general motors tiktok youtube instagram snapchat spotify uber lyft airbnb pfizer moderna
        johnson nike adidas puma mcdonald chipotle costco kroger delta united southwest spirit jetblue
        spacex nvidia openai intel samsung sony nintendo hbo hulu paramount warner comcast fox cnn nbc abc
        cbs bbc espn mattel hasbro lego pepsi coca cola kellogg kraft nestle burger wendy subway domino
        chick-fil-a dunkin pizza macy kohl ikea gap sears volkswagen bmw mercedes ferrari rivian hyundai kia
        stellantis exxon chevron shell bp visa mastercard jpmorgan goldman citigroup credit suisse hsbc ibm
        oracle cisco qualcomm amd zoom reddit pinterest whatsapp telegram discord twitch blockbuster levi
        gucci balenciaga chanel prada hermes shein temu alibaba tencent huawei baidu unilever procter
        anheuser budweiser
    """,
    "agency": """
        agency department administration service bureau commission center centers ministry office board
        council committee reserve court congress senate fbi cia fema nasa cdc fda epa irs nsa faa doj osha
        ftc fcc sec noaa usda pentagon treasury interpol police guard authority opec unesco unicef
    """,
    "school": """
        university college school institute academy harvard yale princeton stanford mit oxford cambridge
        columbia cornell brown dartmouth penn berkeley ucla duke notre
    """,
    "group": """
        party union association organization organisation committee federation league group coalition hamas
        hezbollah taliban isis nato houthi houthis republicans democrats labour conservatives tories greens
        church army front brotherhood society institute council foundation teamsters guild alliance klan
        cartel
    """,
    "law": """
        act bill law amendment order treaty agreement accord program rule title plan pact proposition roe
        section code
    """,
    "event": """
        award prize medal oscar grammy emmy tony cup olympics games championship open bowl festival trophy
        series day nobel pulitzer globe final tournament juneteenth christmas halloween thanksgiving easter
        pageant contest derby marathon tour grand prix masters wimbledon hanukkah ramadan diwali war battle
        awards oscars grammys emmys tonys
    """,
    "animal": """
        alligator ant ape baboon badger bat bear beaver bee beetle bird bison boar bobcat buffalo bulldog
        butterfly camel canary cat caterpillar cattle cheetah chicken chihuahua chimpanzee cicada clam cobra
        cockroach coral cougar cow coyote crab crane cricket crocodile crow dachshund deer dinosaur dog
        dolphin donkey dragonfly duck eagle eel elephant elk emu falcon ferret fish flamingo fly fox frog
        gecko gerbil giraffe goat goldfish goose gorilla grasshopper hamster hare hawk hedgehog heron hippo
        hippopotamus hornet horse hound hyena iguana insect jaguar jellyfish kangaroo kitten koala lamb
        leopard lion lizard llama lobster locust lynx macaw mammoth manatee mink mole mongoose monkey moose
        mosquito moth mouse mule octopus orangutan orca ostrich otter owl ox oyster panda panther parrot
        peacock pelican penguin pig pigeon pony poodle porcupine puma puppy python rabbit raccoon rat raven
        reindeer retriever rhino rhinoceros rooster salamander salmon scorpion seagull seal serpent shark
        sheep shrimp skunk sloth slug snail snake spaniel spider squid squirrel starfish stork swan terrier
        tick tiger toad tortoise trout tuna turkey turtle vulture wallaby walrus wasp whale wildcat wolf
        wolverine worm yak zebra
    """,
    "colour": """
        red blue green yellow orange purple pink black white brown gray grey gold silver beige tan violet
        indigo turquoise magenta teal maroon navy crimson scarlet
    """,
    "disease": """
        covid coronavirus monkeypox mpox flu influenza measles polio cholera malaria ebola hiv aids cancer
        leukemia diabetes tuberculosis dementia alzheimer parkinson rsv norovirus hepatitis pneumonia
        syphilis rabies zika dengue lyme virus disease syndrome disorder infection vaccine drug fentanyl
        ozempic wegovy xanax adderall insulin mifepristone naloxone narcan aspirin tylenol acetaminophen
        ibuprofen ketamine heroin opioid cocaine marijuana cannabis salmonella listeria coli anthrax plague
        smallpox chickenpox lupus arthritis stroke asthma obesity eczema autism depression anxiety stem
        botulism legionnaires meningitis sepsis herpes hpv epilepsy melanoma tumor fever cough rash arsenic
        lead mercury lithium hydrogen helium oxygen nitrogen carbon methane ammonia chlorine uranium
        plutonium asbestos benzene vinyl chloride ricin cyanide novichok polonium
    """,
    "sport": """
        football soccer basketball baseball hockey tennis golf swimming gymnastics boxing wrestling cricket
        rugby volleyball badminton skiing snowboarding skating cycling rowing surfing skateboarding softball
        lacrosse pickleball curling racing nascar nfl nba mlb nhl wnba fifa ufc chess fencing judo karate
        track marathon breaking squash bowling sailing diving archery handball polo triathlon
    """,
    "month": "january february april june july august september october november december march may",
    "day": """
        monday tuesday wednesday thursday friday saturday sunday christmas thanksgiving halloween easter
        january february march april may june july august september october november december
    """,
    "craft": """
        orion artemis apollo soyuz starship dragon starliner falcon webb hubble mars moon jupiter saturn
        venus uranus neptune pluto titan titanic boeing airbus concorde tesla cybertruck abrams leopard
        himars patriot javelin missile drone balloon rocket telescope submarine submersible helicopter jet
        bomber tank truck bus van car train ship yacht satellite capsule iphone ipad laptop computer phone
        watch toy doll robot camera console scooter bicycle bike motorcycle stroller
    """,
    "food": """
        milk egg cheese butter bread meat beef pork chicken turkey fish rice wheat corn potato tomato
        lettuce onion garlic apple banana orange grape strawberry blueberry peach mango avocado lemon lime
        chocolate coffee tea beer wine whiskey vodka soda juice water sugar salt honey peanut almond cereal
        candy pizza burger sandwich taco pasta noodle soup salad sauce ketchup mustard mayonnaise cucumber
        carrot spinach broccoli cantaloupe melon watermelon pumpkin pepper oil formula cookie cake pie ice
        cream yogurt popcorn chips fries bean oat barley olive cocoa vanilla cinnamon ginger bacon sausage
        steak shrimp lobster tofu bagel donut doughnut pretzel biscuit cracker pancake waffle
    """,
    "crime": """
        murder manslaughter fraud assault rape robbery burglary theft arson bribery perjury conspiracy
        kidnapping trafficking espionage treason tax evasion harassment abuse stalking smuggling laundering
        embezzlement extortion obstruction possession homicide contempt battery racketeering vandalism
        piracy insurrection sedition
    """,
    "faith": """
        christian muslim jewish hindu buddhist sikh catholic protestant islam christianity judaism hinduism
        buddhism sikhism atheist mormon orthodox sunni shiite shia baptist methodist evangelical
    """,
}


def _names(listed: str) -> frozenset[tuple[str, ...]]:
    return frozenset(found for name in listed.split(",") if (found := tuple(terms(name.strip()))))


COUNTRIES: Final = _names(_COUNTRIES)
"""Countries and territories, each as the terms of its name."""
STATES: Final = _names(_STATES)
"""The states of the United States."""
CITIES: Final = _names(_CITIES)
"""Large or often reported cities."""
CONTINENTS: Final = _names(_CONTINENTS)
"""Parts of the world larger than a country."""
STATE_MARKS: Final = frozenset(name[0] for name in _names(_STATE_MARKS) if len(name) == 1)
"""What newspapers write for a state after a city's name."""
NATIONALITIES: Final = frozenset(terms(_NATIONALITIES))
"""Adjectives of countries and peoples."""
FIRST_NAMES: Final = frozenset(terms(_FIRST_NAMES))
"""What people are commonly called."""
TITLES_OF_PEOPLE: Final = frozenset(terms(_TITLES_OF_PEOPLE))
"""What stands before a person's name."""
WORDS_OF: Final = {kind: frozenset(terms(words)) for kind, words in _WORDS.items()}
"""Common words of a kind, and words that names of that kind hold."""
