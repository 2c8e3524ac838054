import { withoutInvisible } from "../text.ts";

/*
 * The most common leaked passwords of at least the shortest accepted length, in lower case. Only
 * for the server: no file that browsers load may import this.
 */
const words = `
!qaz2wsx !qaz@wsx !qazxsw2 00000000 000000000 0000000000 000000001 01010101 0101010101 01020304
0102030405 01234567 0123456789 09876543 098765432 0987654321 100200300 10101010 10203040
1020304050 102030405060 11001100 11111111 111111111 1111111111 11111111111 11112222 111222333
111222333444 11221122 11223344 1122334455 112233445566 11235813 1123581321 12121212 121212121
1212121212 12131415 12301230 12312312 123123123 1231231234 123123123a 123321123 123321456
12341234 123412345 12344321 123443211 12345123 123451234 1234512345 123454321 1234554321
123456123 123456321 12345654321 123456654321 12345670 1234567654321 12345678 123456780 123456781
123456788 123456789 1234567890 1234567891 12345678910 1234567899 123456789a 123456789abc
123456789q 123456789s 123456789z 12345678a 12345678q 12345678z 12345679 1234567a 1234567q
1234567z 123456987 123456aa 123456ab 123456abc 123456as 123456az 123456qw 123456qwe 123456qwerty
12345abc 12345qwe 12345qwert 12345qwerty 1234abcd 1234asdf 1234qwer 1234rewq 1234zxcv 123abc123
123asd123 123qwe123 123qweasd 123qweasdzxc 13131313 13572468 13579246 135792468 1357924680
14141414 147147147 14725836 147258369 1472583690 147852369 147896325 15151515 159357159
159357258 159753159 159753456 19191919 19801980 19811981 19821982 19831983 19841984 19851985
19861986 19871987 19881988 19891989 19901990 19911991 19921992 19931993 19941994 19951995
19961996 19971997 19981998 19991999 1q2w3e4r 1q2w3e4r! 1q2w3e4r5 1q2w3e4r5t 1q2w3e4r5t6y
1q2w3e4r5t6y7u 1q2w3e4r5t6y7u8i9o0p 1qaz1qaz 1qaz2wsx 1qaz2wsx3edc 1qaz2wsx3edc4rfv 1qaz@wsx
1qazxsw2 1qazxsw23edc 20002000 20012001 20022002 20032003 20042004 20052005 20102010 20112011
20122012 20132013 20142014 20152015 20162016 20172017 20182018 20192019 20202020 20202021
20212021 20222022 20232023 20242024 20252025 20262026 21212121 22222222 222222222 22334455
23232323 24681012 246813579 25252525 258456258 2pacshakur 2wsx1qaz 2wsx3edc 31415926 314159265
3141592654 321321321 321654987 33333333 333333333 36363636 369258147 3edc4rfv 420420420 42424242
44444444 444444444 45454545 456456456 456789123 50505050 52013145 5201314520 55555555 555555555
5555555555 55667788 66666666 666666666 6666666666 66778899 69696969 741852963 7418529630
753951852 77777777 777777777 7777777777 78787878 789456123 7894561230 789789789 852456852
87654321 876543210 87878787 88888888 888888888 8888888888 88889999 89898989 90909090 951753852
963852741 98765432 987654321 9876543210 98989898 99887766 99999999 999999999 9999999999 a1234567
a12345678 a123456789 a1234567890 a12345678a a123456a a1b2c3d4 a1b2c3d4e5 a1b2c3d4e5f6 a1s2d3f4
a1s2d3f4g5 aa123456 aa12345678 aa123456789 aaa12345 aaa123456 aaaa1111 aaaa1234 aaaaaaa1
aaaaaaaa aaaaaaaaa aaaaaaaaaa aabb1122 aabbcc11 aabbccdd ab123456 ab12cd34 abc123!! abc12345
abc123456 abc1234567 abc12345678 abc123abc abc123def abc123xyz abc@1234 abcabc123 abcabcabc
abcd1234 abcd12345 abcd123456 abcdabcd abcde123 abcde12345 abcdef12 abcdef123 abcdefg1
abcdefg123 abcdefgh abcdefgh1 abcdefghi abcdefghij abracadabra access12 access123 access1234
access14 acdc1234 acmilan1 admin!23 admin123 admin1234 admin12345 admin123456 admin@123
adminadmin administrador administrator agent007 airborne airforce airplane alakazam alejandra
alejandro aleksandr alexander alexander1 alexander123 alexandr alexandra alexandra1 alexandre
alhamdulillah allah123 allahuakbar alligator amanda12 amanda123 america1 america123 amoremio
andrew12 andrew123 android1 angel123 angel1234 angelica angelica1 angelina angelina1 angelito
angels12 angels123 anthony1 anthony12 anthony123 anything anything1 apple123 apple1234 apples12
april123 argentina argentina1 arsenal1 arsenal12 arsenal123 as123456 asd12345 asd123456
asd123asd asdasd12 asdasd123 asdasdasd asdf!234 asdf1234 asdf12345 asdf123456 asdf4321 asdfasdf
asdfasdf1 asdfg123 asdfg12345 asdfgh01 asdfgh12 asdfgh123 asdfghjk asdfghjkl asdfghjkl1
asdfghjkl123 asdfghjkl; asdfqwer asdfzxcv asdqwe123 asdzxc123 ashley01 ashley12 ashley123
assassin assassin1 assassins asshole1 asshole123 august12 australia australia1 autumn2023
autumn2024 autumn2025 awesome1 awesome123 azerty12 azerty123 azerty1234 azerty12345 azertyui
azertyuiop b1234567 babyboy1 babyboy12 babyboy123 babydoll babygirl babygirl1 babygirl12
babygirl123 babylove badboy12 badboy123 badgirl1 bailey12 bailey123 banana12 banana123 bananas1
bangladesh barcelona barcelona1 barcelona10 baseball baseball1 baseball12 baseball123 baseball2
basketball basketball1 bastard1 batman01 batman12 batman123 batmanbatman bayern123 bbbbbbbb
beatles1 beautiful beautiful1 beautiful123 believe1 believe123 benfica1 benjamin benjamin1
besiktas bestfriend bestfriend1 bestfriends birthday birthday1 birthday123 bismillah bismillah1
bitch123 bitches1 bitcoin1 bitcoin123 biteme12 biteme123 blackberry blackbird blackcat blackjack
blackjack1 blackops blessed1 blessed123 blessing blessing1 blink182 blink182! blizzard blueberry
bluebird blueeyes bluesky1 bmwbmw123 bobmarley bobmarley1 bond0007 bonjour1 bonjour123 borussia
borussia1 boyfriend boyfriend1 brandon1 brandon12 brandon123 brasil123 brazil123 brittany
brittany1 brooklyn brooklyn1 brother1 brothers brothers1 budweiser bulldog1 bulldogs bulldogs1
bullshit bullshit1 business business1 buster12 buster123 butterfly butterfly1 butterfly123
butterfly7 c1234567 california california1 camaro12 camaro69 cameron1 camping1 canada123
caroline caroline1 catherine cccccccc champion champion1 champions changeit changeit1 changeme
changeme1 changeme123 charles1 charlie1 charlie12 charlie123 charlie2 charlotte charlotte1
chatgpt1 cheese12 cheese123 cheesecake chelsea1 chelsea12 chelsea123 chelseafc cherry12
cherry123 chevrolet chevy123 cheyenne chicago1 chicago23 chicken1 chicken123 children chocolat
chocolate chocolate1 chocolate123 chocolate2 chouchou chris123 chris1234 christ12 christian
christian1 christina christina1 christine christine1 christmas christmas1 christopher ciaociao
cisco123 cocacola cocacola1 cocacola123 coffee12 coffee123 college1 college123 colombia columbus
company1 company123 computer computer1 computer123 contrasena contrasena1 contrasena123
contraseña cookie12 cookie123 corazon1 corinthians corona2020 coronavirus
correcthorsebatterystaple corvette corvette1 counterstrike courtney courtney1 covid19! covid2019
cowboys1 cowboys22 crazy123 cristian cristiano cristina crocodile crystal1 cutie123 cutiepie
cutiepie1 d1234567 daddy123 daddygirl daddysgirl dancer12 dancer123 dancing1 daniel12 daniel123
daniel1234 daniela1 daniella danielle danielle1 darthvader database database1 david123 david1234
dddddddd debian123 december december1 december12 default1 default123 demo1234 demodemo destroyer
deutschland developer developer1 diamond1 diamond12 diamonds dinosaur dinosaur1 dogecoin
doggie12 doggy123 dolphin1 dolphin123 dolphins dolphins1 dominic1 dominique dontknow doudou123
dragon12 dragon123 dragon1234 dragonball dragonball1 dragonballz dragons1 dreamer1 dreams12
drummer1 dumbledore eatme123 einstein einstein1 ekaterina elephant elephant1 elizabeth
elizabeth1 elizabeth123 emily123 eminem12 eminem123 emmanuel emmanuel1 engineer engineer1
england1 england123 espana123 estrella ethereum everyday everything facebook facebook1 faith123
familia1 familia123 family12 family123 family1234 february february1 fenerbahce fernando
fernando1 ferrari1 ferrari12 ficken123 fireball fireball1 firebird firefighter firefire fireman1
fisherman fishing1 fishing123 flamengo flower12 flower123 flowers1 football football1 football12
football123 football2 football7 footballs forever1 forever12 forever123 forever21 fortnite
fortnite1 france123 francesca francesca1 francesco francisco frank123 frankie1 franklin freedom1
freedom12 freedom123 friday13 friends1 friends12 friends123 friendship frodo123 fucker12
fuckme69 fuckoff1 fuckoff123 fuckthis fuckyou! fuckyou1 fuckyou12 fuckyou123 fuckyou2 fussball
gabriel1 gabriel123 gabriela gabriella gabrielle galatasaray gandalf1 gangsta1 gangster
gangster1 garfield garfield1 geheim123 george12 george123 germany1 gfhjkm123 gfhjkmgfhjkm
ghbdtn123 ginger12 ginger123 giovanni giraffe1 girlfriend godbless godbless1 godisgood
godisgood1 godislove goldeneye goldfish goldfish1 golfer12 golfgolf goodboy1 goodbye1 goodgirl
goodluck goodluck1 goodmorning goodnight google12 google123 gorgeous gorgeous1 grace123 greenbay
greenday greenday1 greenday12 greentea guest123 guest1234 guestguest guillermo guitar01 guitar12
guitar123 gymnast1 hakunamatata hallo123 hallo1234 hallo12345 hallo1234567 hamburger handsome
handsome1 hannah12 hannah123 hannahmontana happiness happy123 happy1234 harley12 harley123
harrypotter harrypotter1 haslo123 heather1 heaven12 heineken heineken1 hello123 hello1234
hello12345 hello123456 hellohello hellokitty hellokitty1 helloworld helloworld1 hiphop12
hitman47 hobbit12 hockey12 hockey123 hogwarts hola1234 hola12345 holahola holiday1 holidays
honda123 hondacbr hondacivic honey123 honeybee honeybun hope1234 hotgirl1 hottie12 hottie123
houston1 hunter12 hunter123 hunting1 iamawesome idontknow idontknow1 ilovecats ilovechris
ilovedad ilovedogs ilovegod ilovegod1 iloveher ilovehim ilovehim1 ilovejesus ilovejohn ilovematt
iloveme1 iloveme123 iloveme2 ilovemike ilovemom ilovemum ilovemusic ilovemydad ilovemymom
ilovemymum ilovemyself ilovepizza ilovesex iloveusa iloveyou iloveyou! iloveyou1 iloveyou12
iloveyou123 iloveyou13 iloveyou2 iloveyou3 iloveyou520 iloveyou7 india123 india1234 indonesia
instagram intermilan internet internet1 internet123 iphone12 ironmaiden ironmaiden1 ironman1
ironman123 isabella isabella1 isabelle j1234567 jackdaniels jackie12 jackson1 jackson5 james007
james123 jamesbond jamesbond007 january1 jasmine1 jasmine12 jasmine123 jefferson jehovah1
jennifer jennifer1 jennifer123 jeremiah jeremy12 jessica1 jessica12 jessica123 jesucristo
jesus123 jesus1234 jesus777 jesuschrist jesuslovesme jetaime1 jetaime123 john1234 john12345
john3:16 johncena johncena1 johnjohn johnson1 jonasbrothers jonathan jonathan1 jordan01 jordan12
jordan123 jordan23 jordan45 joseph12 joshua01 joshua12 joshua123 justin12 justin123 justinbieber
juventus juventus1 juventus123 k1234567 kangaroo katherine katherine1 kathleen kennedy1 killer12
killer123 killerkiller kimberly kimberly1 kitty123 kittycat kittycat1 kittykat kittykitty
kkkkkkkk kobe2408 kobebryant kochanie kochanie1 kristina kush4200 l1234567 lacrosse ladybug1
lakers08 lakers123 lakers24 lamborghini lauren12 lauren123 lebron23 lebronjames ledzeppelin
leonardo leonardo1 letmein! letmein00 letmein1 letmein12 letmein123 letmein2 letmeinnow library1
lincoln1 linkedin linkedin1 linkinpark linkinpark1 linux123 liverpool liverpool1 liverpool123
liverpoolfc lkjhgfds lkjhgfdsa login123 loginlogin lolipop1 lollipop lollipop1 lollol123
london12 london123 lordoftherings loser123 loulou123 love1234 love12345 love123456 loveless
lovelife lovelife1 lovelove lovelove1 lovely12 lovely123 loveme12 loveme123 lover123 loverboy
lovergirl loveyou1 loveyou12 loveyou123 loveyou2 lozinka1 lucky123 lucky1234 lucky13! lucky777
luckydog luckystar lukeskywalker m1234567 m123456789 madison1 madison12 madison123 maga2020
maggie12 maggie123 malaysia manager1 manager123 manchester manchester1 manunited manutd12
margarita marie123 marijuana marijuana1 marina123 marines1 mariposa mariposa1 marlboro marlboro1
marseille martin12 martin123 master12 master123 master1234 masterchief matrix12 matrix123
matthew1 matthew12 matthew123 maverick maverick1 maxwell1 melissa1 melissa123 mercedes mercedes1
metallica metallica1 metamask mexico123 michael1 michael12 michael123 michael2 michaeljordan
michelle michelle1 michelle123 mickey12 mickey123 mickeymouse microsoft microsoft1 midnight
midnight1 miguel123 military millwall minecraft minecraft1 mitchell mmmmmmmm mnbvcxz1 mnbvcxza
mohamed1 mohammed mohammed1 molly123 mommy123 mommy1234 monday123 money123 money1234 monica12
monkey12 monkey123 monkey1234 monkeys1 monster1 monster12 monster123 montana1 moonlight
moonlight1 morgan12 motdepasse mother01 mother12 mother123 motherfucker muhammad muhammad1
mummy123 music123 musica123 musiclover mustang1 mustang12 mustang123 mustangs mylife12 mylove12
mylove123 mylove1234 mypass123 mypassword mypassword1 mysql123 napoleon napoleon1 naruto12
naruto123 narutouzumaki nastya123 natalie1 natasha1 nathan12 nathan123 neo12345 netflix1
network1 network123 newpass1 newpassword newyork1 newyork123 nicholas nicholas1 nicole01
nicole12 nicole123 ninja123 nintendo nintendo1 nirvana1 nissan123 noaccess noname123 nopass12
nopassword nothing1 nothing123 november november1 obama123 october1 office123 office365
okmijnuhb oldpassword oliver12 oliver123 olivia12 olivia123 onedirection onedirection1
opensesame oracle123 orange12 orange123 overlord p@$$w0rd p@ssw0rd p@ssw0rd! p@ssw0rd1
p@ssw0rd123 p@ssword p@ssword1 p@ssword123 pa$$w0rd pa$$word pa55word pakistan pakistan1
pakistan123 palmeiras panther1 panthers paradise paradise1 parola123 pass1234 pass12345
pass123456 pass@123 pass@1234 pass@word1 passpass passpass1 passport1 passw0rd passw0rd!
passw0rd1 passw0rd123 password password! password#1 password01 password1 password1! password11
password12 password123 password123! password1234 password12345 password123456 password13
password2 password21 password22 password23 password3 password321 password69 password7 password77
password9 password99 password@123 passwort passwort1 passwort12 passwort123 patricia patricia1
patrick1 patrick123 peace123 peaceful peaches1 peanut12 peanut123 penguin1 penguins penguins1
pepper12 pepper123 pepsi123 philippines phoenix1 piano123 pickles1 pikachu1 pinkfloyd pinkfloyd1
pirate12 platinum playboy1 playboy12 playboy69 playstation plmoknij plokijuh poiuytre poiuytrewq
poiuytrewq1 pokemon1 pokemon12 pokemon123 polska123 popcorn1 popcorn123 porsche1 porsche9
porsche911 potter12 precious precious1 predator predator1 preston1 pretty12 prettygirl princesa
princesa1 princess princess1 princess12 princess123 princess2 princesse private1 private123
privet123 pumpkin1 pumpkin12 pumpkin123 puppy123 puppydog puppylove purple12 purple123 pussycat
pussycat1 q1234567 q12345678 q123456789 q1q1q1q1 q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6 q2w3e4r5
qaz123wsx qazqazqaz qazwsx12 qazwsx123 qazwsxed qazwsxedc qazwsxedc123 qazwsxedcrfv qazxsw12
qazxswedc qpalzm123 qpwoeiruty qq123456 qq12345678 qq123456789 qqqqqqqq quarantine qwe12345
qwe123456 qwe123qwe qweasd123 qweasdqwe qweasdzxc qweasdzxc123 qweqwe123 qweqweqwe qwer1234
qwer12345 qwer123456 qwerasdf qwerasdfzxcv qwerqwer qwert123 qwert1234 qwert12345 qwerty00
qwerty12 qwerty123 qwerty123! qwerty1234 qwerty12345 qwerty123456 qwerty1234567890 qwerty1q
qwerty2000 qwerty22 qwerty321 qwerty666 qwerty69 qwerty77 qwerty78 qwerty789 qwerty88 qwerty99
qwertyas qwertyasdf qwertyasdfgh qwertyqwerty qwertyu1 qwertyui qwertyuio qwertyuiop qwertyuiop1
qwertyuiop123 qwertyuiop[] qwertz12 qwertz123 qwertzui qwertzuiop r1234567 rachel12 rachel123
raiders1 raiders12 rainbow1 rainbow12 rainbow123 rainbow6 rainbow7 rainbows raindrop rammstein
rammstein1 rangers1 raspberry realmadrid realmadrid1 rebecca1 rebecca123 reddevil redskins
redskins1 redsox04 redwings remember remember1 rfnthbyf richard1 richard123 robert12 robert123
roberto1 roblox123 rockstar rockstar1 rockstar123 rocky123 rockyou1 rockyou123 ronaldinho
ronaldo1 ronaldo7 ronaldo9 root1234 rootroot running1 s1234567 s123456789 salasana samantha
samantha1 samantha123 samsung1 samsung123 samuel12 samurai1 sandra123 santiago saopaulo sarah123
sasuke12 saturday saturday1 savannah savannah1 schalke04 schatz123 school12 school123 scooby12
scoobydoo scooter1 scorpion scorpion1 scotland scotland1 sebastian sebastian1 secret12 secret123
secret1234 secretpassword security security1 security123 senha123 september september1 serenity
sergeant sergio123 server12 server123 service1 service123 sexy1234 sexy6969 sexybitch sexyboy1
sexygirl sexygirl1 sexylady sexymama shadow01 shadow12 shadow123 shadow1234 shalom123 shannon1
sherlock sherlock1 shithead shithead1 shopping silver12 silver123 singapore singing1 sister12
sister123 skateboard skater12 skittles skittles1 skywalker slipknot slipknot1 slipknot6
slipknot666 smile123 smiles12 smiley12 smoke420 snickers snickers1 sniper12 sniper123 snoopy12
snowball snowball1 snowboard snowflake snowman1 snowwhite soccer10 soccer11 soccer12 soccer123
softball softball1 softball12 soldier1 soleil123 someone1 something something1 sommer123
sophie12 sophie123 spaghetti sparky12 spencer1 spiderman spiderman1 spiderman123 spongebob
spongebob1 spotify1 spring12 spring2020 spring2021 spring2022 spring2023 spring2024 spring2025
spring2026 ssssssss starcraft stardust starlight startrek startrek1 starwars starwars1
starwars123 steelers steelers1 steelers7 stephanie stephanie1 stephen1 steven12 strawberry
strawberry1 student1 student123 students stupid12 stupid123 subaru12 success1 success123
sugar123 summer01 summer12 summer123 summer2019 summer2020 summer2021 summer2022 summer2023
summer2024 summer2025 summer2026 sunday12 sunflower sunflower1 sunrise1 sunset123 sunshine
sunshine1 sunshine12 sunshine123 sunshine2 superman superman1 superman12 superman123 supersecret
superstar superstar1 support1 support123 surfing1 suzuki12 svetlana svetlana1 sweet123 sweet16!
sweetheart sweetheart1 sweetie1 sweetlove sweetpea sweetpea1 swimming swimming1 swordfish
swordfish1 sydney12 system12 system123 t1234567 tattoo12 taylor12 taylor123 taylor13 taylorswift
teacher1 teacher123 teamo123 teamo1234 teamomucho teddybear teddybear1 temp1234 temporary
temppass tennis12 tennis123 tequiero tequiero1 tequieromucho tequila1 teresa123 terminator
terminator1 test1234 test12345 test123456 tester123 testing1 testing12 testing123 testtest
testtest1 thebeatles thepassword thisismypassword thomas12 thomas123 thunder1 thunder12
thunder123 thursday thursday1 tiger123 tiger1234 tigers12 tigger12 tigger123 tiktok123
tinkerbell tinkerbell1 toortoor topsecret topsecret1 toyota12 toyota123 trinity1 trinity3
trouble1 truelove truelove1 trump2020 trump2024 trumpet1 trustno1 trustno1! trustnoone tuesday1
tupac123 twilight twilight1 twitter1 tyler123 ubuntu123 undertaker undertaker1 unicorn1
unicorn123 unknown1 user1234 username username1 usmarine vacation valentina valentine valentino
vampire1 vanessa1 vanessa123 veronica veronica1 vfhbyf123 victor12 victoria victoria1
victoria123 victory1 vincent1 virginia virginia1 vladimir vladimir1 volleyball w1234567
wachtwoord wang1234 warcraft1 warcraft3 warhammer warrior1 warriors warriors1 washington
washington1 wednesday weed4200 weekend1 welcome! welcome01 welcome1 welcome12 welcome123
welcome1234 welcome2 welcome@123 welcometo whatever whatever! whatever1 whatever123 whatever2
whatsapp whiskey1 whiteboy whocares whoknows william1 william123 williams windows1 windows10
windows7 windows98 windowsxp winter12 winter123 winter2019 winter2020 winter2021 winter2022
winter2023 winter2024 winter2025 winter2026 woaini123 woaini1314 woaini520 woaini521 wolverine
wolverine1 wrestling wrestling1 wsxedcrfv ww123456 wwwwwwww x1234567 xboxlive xsw2zaq1 xxxxxxxx
xxxxxxxxx xyz12345 xyz123456 yamaha12 yankees1 yankees2 yellow12 yellow123 yourpassword youtube1
z1234567 z12345678 z123456789 z1x2c3v4 z1x2c3v4b5 zachary1 zaq12345 zaq12wsx zaq1@wsx zaq1xsw2
zaq1zaq1 zaqwsxcde zaqxswcde zeppelin zeppelin1 zidane10 zoosk123 zxc12345 zxc123456 zxc123zxc
zxcasdqwe zxcasdqwe123 zxcv1234 zxcvb123 zxcvbnm, zxcvbnm,. zxcvbnm,./ zxcvbnm. zxcvbnm1
zxcvbnm12 zxcvbnm123 zxcvbnm1234 zxcvbnma zxcvzxcv zxczxczxc zz123456 zzzzzzzz zzzzzzzzz
`;

/** In lower case. */
export const commonPasswords: readonly string[] = words.trim().split(/\s+/);
const common = new Set(commonPasswords);

/**
 * Whether a password is one that attackers try first, whatever its case, width and surrounding
 * spaces.
 */
export function isCommonPassword(password: string): boolean {
  const plain = withoutInvisible(password.normalize("NFKC")).trim().toLowerCase();
  return common.has(plain);
}
