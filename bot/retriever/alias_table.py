"""Names and words that are written in more than one way, as far as every reader of news knows them."""

from typing import Final

SAME_NAME: Final = """
US = United States
UK = United Kingdom = Britain = Great Britain
EU = European Union
UN = United Nations
UAE = United Arab Emirates
DRC = Democratic Republic of Congo
NATO = North Atlantic Treaty Organization
WHO = World Health Organization
WTO = World Trade Organization
IMF = International Monetary Fund
ICC = International Criminal Court
ICJ = International Court of Justice
IAEA = International Atomic Energy Agency
OPEC = Organization of the Petroleum Exporting Countries
UNICEF = United Nations Children's Fund
OECD = Organization for Economic Cooperation and Development
ECB = European Central Bank
ECHR = European Court of Human Rights
ESA = European Space Agency
NASA = National Aeronautics and Space Administration
NOAA = National Oceanic and Atmospheric Administration
NWS = National Weather Service
USGS = U.S. Geological Survey
FBI = Federal Bureau of Investigation
CIA = Central Intelligence Agency
NSA = National Security Agency
DOJ = Department of Justice = Justice Department
DHS = Department of Homeland Security
FEMA = Federal Emergency Management Agency
ICE = Immigration and Customs Enforcement
TSA = Transportation Security Administration
FAA = Federal Aviation Administration
NTSB = National Transportation Safety Board
EPA = Environmental Protection Agency
FDA = Food and Drug Administration
CDC = Centers for Disease Control and Prevention
NIH = National Institutes of Health
IRS = Internal Revenue Service
SEC = Securities and Exchange Commission
FTC = Federal Trade Commission
FCC = Federal Communications Commission
GOP = Republican Party
DNC = Democratic National Committee
RNC = Republican National Committee
SCOTUS = Supreme Court
NYPD = New York Police Department
LAPD = Los Angeles Police Department
NYC = New York City
DC = District of Columbia
NHS = National Health Service
BBC = British Broadcasting Corporation
NPR = National Public Radio
NYT = New York Times
NBA = National Basketball Association
NFL = National Football League
MLB = Major League Baseball
NHL = National Hockey League
MLS = Major League Soccer
NCAA = National Collegiate Athletic Association
FIFA = International Federation of Association Football
IOC = International Olympic Committee
WWI = World War I = First World War
WWII = World War II = Second World War
ACLU = American Civil Liberties Union
NRA = National Rifle Association
NAACP = National Association for the Advancement of Colored People
UAW = United Auto Workers
AI = artificial intelligence
CEO = chief executive officer = chief executive
CFO = chief financial officer
PM = prime minister
MP = member of parliament
GDP = gross domestic product
TV = television
USSR = Soviet Union
PRC = People's Republic of China
Myanmar = Burma
Turkey = Turkiye
Czechia = Czech Republic
Ivory Coast = Cote d'Ivoire
Eswatini = Swaziland
Kyiv = Kiev
Mumbai = Bombay
ceasefire = cease-fire
healthcare = health care
childcare = child care
airstrike = air strike
cyberattack = cyber attack
email = e-mail
website = web site
lawmaker = law maker
policymaker = policy maker
filmmaker = film maker
semifinal = semi-final
quarterfinal = quarter-final
nonprofit = non-profit
antitrust = anti-trust
percent = per cent
"""
"""One name or word a line, in all its forms."""

PEOPLE: Final = """
US = American
America = American
UK = British = Briton
Britain = British
England = English
Scotland = Scottish = Scot
Wales = Welsh
Ireland = Irish
France = French
Germany = German
Netherlands = Dutch
Holland = Dutch
Belgium = Belgian
Switzerland = Swiss
Austria = Austrian
Italy = Italian
Spain = Spanish = Spaniard
Portugal = Portuguese
Greece = Greek
Denmark = Danish = Dane
Norway = Norwegian
Sweden = Swedish = Swede
Finland = Finnish = Finn
Poland = Polish = Pole
Hungary = Hungarian
Romania = Romanian
Bulgaria = Bulgarian
Serbia = Serbian
Croatia = Croatian
Albania = Albanian
Kosovo = Kosovar
Russia = Russian
Ukraine = Ukrainian
Belarus = Belarusian
Lithuania = Lithuanian
Latvia = Latvian
Estonia = Estonian
Georgia = Georgian
Armenia = Armenian
Azerbaijan = Azerbaijani
Kazakhstan = Kazakh
Turkey = Turkish = Turk
Israel = Israeli
Palestine = Palestinian
Lebanon = Lebanese
Syria = Syrian
Iraq = Iraqi
Iran = Iranian
Yemen = Yemeni
Saudi Arabia = Saudi
Qatar = Qatari
Kuwait = Kuwaiti
Jordan = Jordanian
Egypt = Egyptian
Libya = Libyan
Tunisia = Tunisian
Algeria = Algerian
Morocco = Moroccan
Sudan = Sudanese
Ethiopia = Ethiopian
Somalia = Somali
Kenya = Kenyan
Nigeria = Nigerian
Ghana = Ghanaian
Niger = Nigerien
Mali = Malian
Congo = Congolese
Rwanda = Rwandan
Uganda = Ugandan
South Africa = South African
Zimbabwe = Zimbabwean
Afghanistan = Afghan
Pakistan = Pakistani
India = Indian
Bangladesh = Bangladeshi
Sri Lanka = Sri Lankan
Nepal = Nepali = Nepalese
China = Chinese
Taiwan = Taiwanese
Japan = Japanese
Korea = Korean
Mongolia = Mongolian
Thailand = Thai
Vietnam = Vietnamese
Cambodia = Cambodian
Philippines = Filipino
Indonesia = Indonesian
Malaysia = Malaysian
Australia = Australian
Canada = Canadian
Mexico = Mexican
Cuba = Cuban
Haiti = Haitian
Jamaica = Jamaican
Brazil = Brazilian
Argentina = Argentine = Argentinian
Chile = Chilean
Peru = Peruvian
Colombia = Colombian
Venezuela = Venezuelan
Ecuador = Ecuadorian
Bolivia = Bolivian
Europe = European
Africa = African
Asia = Asian
"""
"""A country or a continent a line, and what is said of its people."""
