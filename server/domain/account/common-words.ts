/*
 * The most common short passwords, most common first: words and names that people lengthen with a few
 * digits or signs. From the list of zxcvbn-ts (MIT). Only for the server, as common-passwords.ts.
 */
const words = `
qwerty dragon monkey letmein shadow master michael mustang pussy fuckyou jordan qazwsx killer
hunter harley zxcvbnm asdfgh buster andrew batman soccer tigger charlie robert thomas fuckme ranger
daniel hockey george jessica asshole pepper klaster zxcvbn freedom joshua maggie pass ginger fuck
amanda ashley love cheese nicole summer matthew chelsea dallas biteme matrix william yankees taylor
austin access martin heather thunder merlin secret diamond hello anthony hammer fucker silver
gfhjkm justin patrick richard bailey golfer scooter test orange cookie jackson sparky mickey
phoenix bigdog snoopy guitar chicken morgan andrea camaro peanut ferrari cowboy falcon welcome
samsung sexy joseph smokey dakota melissa arsenal boomer eagles tigers marina nascar booboo gateway
porsche yellow monster spider diablo hannah bulldog junior london purple compaq lakers iceman
cowboys money banana boston brandon tennis johnny miller coffee scooby edward nikita mother yamaha
brandy barney chester fuckoff oliver charles player knight forever steven rangers chicago redsox
badboy angel please fender chris jasper james slayer rabbit natasha rachel bigdick marine wizard
raiders prince casper fishing flower crystal jasmine panties iwantu adidas winner winter gandalf
enter ghbdtn angela mike golden lauren winston madison angels blowme panther sexsex bigtits spanky
bitch shannon sophie johnson david horny toyota tiger murphy dick canada blowjob muffin cooper
apples jackie dennis black john sandra pokemon carlos qazxsw qwaszx nathan butter rainbow razz
newyork gemini cameron florida turtle viking booger wilson sierra doctor rocket victor captain
bandit jaguar packers pookie peaches asdf blue dolphin helpme tucker theman tiffany maxwell jeremy
debbie albert maddog lovers monica alex united giants nirvana hotdog rosebud warrior stupid suckit
success jackass bonnie alexis porn lucky jason scorpio samson azerty freddy driver willie calvin
sydney gators dexter bubba golf voodoo happy arthur trouble america nissan gunner rebecca stella
gordon jessie parker fucking apollo jack eminem legend beavis august bear apple skippy buddy qwert
kitten magic shelby beaver phantom fred nothing asdasd xavier braves travis copper tomcat qweqwe
girls bigboy green power animal police online voyager fish sniper trinity walter blazer heaven
lover playboy bubbles loveme hooters cricket marvin willow donkey topgun saturn family gabriel
destiny pumpkin digital sergey chance private therock runner tits beatles fire cassie celtic
broncos andrey nelson donald scott eclipse cartman fluffy louise testing little samuel birdie steve
cherry pantera sharon gibson vampire mexico peter buffalo montana genius beer flyers maximus school
lovely stalker doggie carter spencer speedy barbara sabrina carmen marcus bronco yankee friends
dreams magnum horses cool goober member qwertyu enigma scotty pimpin brian cock surfer sammy
genesis dave star baby racing friend hawaii billy viper october vanessa poopoo boobies stanley
walker bitches paul stephen simple alaska badger action jake bill denise jester drummer forest
diesel rock friday kevin mark gregory pamela frank hotrod chevy douglas google badass shorty tester
thumper hitman mozart general reddog boobs music lizard melanie ruslan vincent eagle sweet teresa
olivia porno buddha spirit frankie antonio liberty natalie mercury naruto suzuki king popcorn
spooky marley system claudia kelly free kitty vikings death leslie rascal qweasd jimmy loveyou
hummer allison rocky patches russia adrian jupiter penguin cumshot howard passion honda vfhbyf
andre sandman homer bastard raider assman sucker fantasy horney domino ironman disney norman bishop
francis brutus ford redrum brooke bigred jeffrey jesus karina marines digger ireland oksana fireman
cougar college shit alicia russell houston monday bradley cunt sarah nigger justice super tinker
duncan dancer avalon everton reggie molly timothy hentai claire madonna eugene ducati kermit indian
connor galore smooth house titanic boogie simpson arizona saints georgia asdfg accord matt baxter
denver christ yfnfif slut smith stinky zachary roland naughty chopper brenda extreme water skyline
poop zombie froggy pirate fylhtq vision awesome alyssa dreamer bullet empire wolf kirill people
penis elvis skipper nemesis simon alison arnold daddy psycho danger mookie wanker manutd tommy
hobbes vegeta goblue burton picard bobby windows vfrcbv victory bambam turkey serega tweety hiphop
galina rooster polina berlin suckme taurus ronald avatar mine raptor maksim spring brazil eric
bigcock newport hard kenneth hendrix madmax england alpha sublime britney france bigman classic
lincoln ronaldo wombat raymond brother kristen pandora devils simone holiday wildcat horse kramer
caesar alabama carrie bondage sports pickle leather shaggy chronic flowers robbie admin gracie
amber perfect kodiak katana sunset crazy good maria anna snowman phpbb garcia detroit wolves
pontiac candy vagina gundam panzer outlaw time pretty fisher connie honey trevor redhead hardon
nastya cobra savage service sasha michele dude lickme white miranda flash harvey oscar strike
freddie beauty adam jeff bigmac duke clinton bowling jenny natali future jones wallace apache rulez
pyramid dodgers girl whynot fuckit teens morris trooper cancer packard lucifer popeye weasel raven
stewart tanner blonde sandy viktor manager cheryl norton control wutang julian atlanta pimp spike
looking casino paris mouse lennon theone hawkeye hacker lisa dustin elaine nfnmzyf sailor catfish
maxima tattoo barbie light design pervert machine herman rocks trucks nipples roscoe tornado jerry
lights bubble madman orlando pegasus target laura philip browns eatme stefan cannon dilbert baller
winnie katie shooter xfiles qazqaz lesbian street seattle corona amateur cthutq prelude beach
malibu freaky integra pussies dragons iloveu unicorn regina stealth kristin tony peewee openup
bobcat stacey newton student young enjoy trigger zaqwsx lolita athena shotgun coyote bruins dollar
country joker lestat hottie smiley potter random sweety woody chipper snake samurai video gizmo
maddie valerie flipper express powers cessna teacher goldie moose polaris piglet cookies elena
hjvfirf ladies fatboy scully father single wicked daisy fetish foobar castle tickle bunny pepsi
balls transam dfvgbh impala sunday booty ronnie jasmin ryan gambit toshiba lancer texas hooker
knicks roberto stinger benson squirt trucker nick redneck alfred blaster siemens shelly manson
subaru ibanez blondie casey swinger reaper minnie mylove harry galaxy lindsay dudley farmer gloria
special travel bigone sugar smoke skeeter fucked indiana great ficken freeman curtis smitty marino
joanne bigfoot escort babes check larisa trumpet tristan spartan babylon asdfghj sister valera
stormy paladin andreas hamlet mister rusty seven indigo hornet skater jerome pierre wonder toronto
rose indians karate julie hesoyam charger sweetie holland chiefs buckeye aurora hotsex griffin
brandi redman passwor monika maiden leonard bernie brown garden storm autumn
`;

/** Words that many passwords begin with, most common first. */
export const commonWords: readonly string[] = words.trim().split(/\s+/);
