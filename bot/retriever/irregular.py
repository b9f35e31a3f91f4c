"""Forms of English words that a stemmer does not bring together."""

from typing import Final

_FORMS: Final = """
arise arose arisen
bear bore borne
beat beaten
become became
begin began begun
bite bit bitten
blow blew blown
break broke broken
bring brought
build built
burn burnt
buy bought
catch caught
choose chose chosen
come came
deal dealt
die died dying dead death deaths deadly
draw drew drawn
drink drank drunk
drive drove driven
eat ate eaten
elect election elections
explode exploded explosion explosions
fall fell fallen
feed fed
feel felt
fight fought
find found
flee fled
fly flew flown
forget forgot forgotten
freeze froze frozen
get got gotten
give gave given
go went gone
grow grew grown
hang hung
hear heard
hide hid hidden
hold held
keep kept
know knew known
lead led
leave left
lend lent
lose lost loss losses
make made
man men
marry married marriage
mean meant
meet met
pay paid
person persons people
ride rode ridden
ring rang rung
rise rose risen
run ran
say said
see saw seen
seek sought
sell sold sale sales
send sent
shake shook shaken
shoot shot
show shown
shrink shrank shrunk
sing sang sung
sink sank sunk
sit sat
sleep slept
speak spoke spoken
spend spent
stand stood
steal stole stolen
stick stuck
strike struck stricken
swear swore sworn
sweep swept
swim swam swum
take took taken
teach taught
tear tore torn
tell told
think thought
throw threw thrown
understand understood
wake woke woken
wear wore worn
win won winner winners
woman women
write wrote written
child children
foot feet
wife wives
life lives
""".strip()

BASE_FORMS: Final = {form: forms.split()[0] for forms in _FORMS.splitlines() for form in forms.split()[1:]}
"""Irregular forms, and a few nouns of verbs that news use in their place, to the word they belong to."""
