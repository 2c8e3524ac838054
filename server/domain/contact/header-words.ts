import { fold } from "../fold.ts";

/*
 * The words of headers in other languages, each with the English word by which columns.ts knows it.
 * Several words for one are separated by "|".
 */

type Words = Readonly<Record<string, string>>;

const german: Words = {
  "first name": "vorname|rufname",
  "last name": "nachname|familienname|zuname",
  "full name": "vollständiger name|vor- und nachname|ansprechpartner|kontaktperson",
  "middle name": "weitere vornamen|zweiter vorname",
  salutation: "anrede",
  company: "firma|unternehmen|firmenname|arbeitgeber",
  "job title": "berufsbezeichnung|funktion|stelle|beruf|rolle",
  email: "e-mail-adresse|email-adresse|e-mailadresse|mailadresse|e-mail",
  phone: "telefon|telefonnummer|rufnummer|festnetz",
  mobile: "mobiltelefon|handy|mobil|mobilnummer|handynummer",
  fax: "telefax|faxnummer",
  business: "geschäftlich|dienstlich|arbeit|büro|gesch.",
  home: "privat|zuhause",
  other: "weitere|weiteres|weiterer|andere|sonstige|sonstiges",
  street: "straße|strasse|hausanschrift",
  address: "adresse|anschrift",
  city: "ort|stadt|wohnort",
  "postal code": "postleitzahl|plz",
  state: "bundesland|bundesland/kanton|kanton",
  country: "land|land/region",
  birthday: "geburtstag|geburtsdatum",
  notes: "notizen|notiz|bemerkungen|bemerkung|anmerkungen|anmerkung|kommentar|kommentare",
  website: "webseite|internetseite|homepage|internet",
  tags: "kategorien|kategorie|gruppen|gruppe|schlagwörter|stichwörter",
  source: "quelle|leadquelle|lead-quelle|herkunft",
};

const french: Words = {
  "first name": "prénom|prenoms",
  name: "nom",
  "last name": "nom de famille",
  "full name": "nom complet|nom et prénom|prénom et nom",
  salutation: "civilité",
  company: "société|entreprise|compagnie|raison sociale|employeur",
  "job title": "fonction|titre|poste|profession|métier",
  email:
    "adresse e-mail|adresse électronique|adresse de messagerie|courriel|adresse mail|mail|e-mail",
  phone: "téléphone|tél|numéro de téléphone|n° de téléphone|téléphone fixe",
  mobile: "portable|téléphone portable|téléphone mobile|tél. mobile|tél. portable",
  fax: "télécopie|télécopieur",
  business: "bureau|professionnel|professionnelle|travail|pro",
  home: "domicile|personnel|personnelle|privé|perso",
  other: "autre",
  street: "rue|voie",
  address: "adresse|adresse postale",
  city: "ville|localité|commune",
  "postal code": "code postal|cp",
  state: "région|dép/région|province",
  country: "pays|pays/région",
  birthday: "date de naissance|anniversaire|né le",
  notes: "remarques|remarque|commentaires|commentaire|observations",
  website: "site web|page web|site internet|site",
  tags: "catégories|catégorie|étiquettes|libellés|groupes",
  nickname: "surnom|pseudo",
  source: "origine|provenance|source du prospect|origine du prospect",
};

const spanish: Words = {
  name: "nombre|nombres",
  "first name": "primer nombre|nombre de pila",
  "last name": "apellidos|apellido|primer apellido",
  "middle name": "segundo nombre",
  "full name": "nombre completo|nombre y apellidos|persona de contacto|contacto",
  salutation: "tratamiento",
  company: "empresa|compañía|organización|razón social",
  "job title": "puesto|cargo|ocupación|profesión",
  email: "correo electrónico|correo|dirección de correo electrónico|e-mail",
  phone: "teléfono|número de teléfono|tel.",
  mobile: "móvil|celular|teléfono móvil|teléfono celular",
  business: "trabajo|oficina|negocio|laboral",
  home: "casa|particular|personal",
  other: "otro|otra",
  street: "calle",
  address: "dirección|domicilio",
  city: "ciudad|población|localidad|municipio",
  "postal code": "código postal|c.p.",
  state: "provincia|estado|estado o provincia|comunidad autónoma",
  country: "país|país o región",
  birthday: "cumpleaños|fecha de nacimiento",
  notes: "notas|comentarios|observaciones",
  website: "sitio web|página web|web",
  tags: "etiquetas|categorías|grupos",
  nickname: "apodo|alias",
  source: "origen|fuente|procedencia|origen del cliente|fuente del contacto",
};

const italian: Words = {
  name: "nome",
  "last name": "cognome",
  "middle name": "secondo nome",
  "full name": "nome completo|nome e cognome|cognome e nome|referente|nominativo",
  company: "azienda|società|ditta|ragione sociale|organizzazione",
  "job title": "posizione|mansione|qualifica|ruolo|professione",
  email: "posta elettronica|indirizzo e-mail|indirizzo email|indirizzo di posta elettronica|e-mail",
  phone: "telefono|numero di telefono|tel.",
  mobile: "cellulare|telefono cellulare",
  business: "lavoro|ufficio|uff.",
  home: "casa|abitazione|privato",
  other: "altro|altra",
  street: "via",
  address: "indirizzo",
  city: "città|comune|località",
  "postal code": "cap|codice postale",
  state: "provincia|regione|provincia/regione",
  country: "paese|nazione|stato",
  birthday: "compleanno|data di nascita",
  notes: "note|commenti|osservazioni",
  website: "sito web|sito|pagina web|sito internet",
  tags: "categorie|etichette|gruppi",
  nickname: "soprannome",
  source: "origine|fonte|provenienza",
};

const portuguese: Words = {
  name: "nome",
  "first name": "primeiro nome|nome próprio",
  "last name": "sobrenome|apelido|último nome",
  "full name": "nome completo|contato|contacto",
  company: "empresa|organização|razão social",
  "job title": "cargo|função|profissão",
  email: "endereço de e-mail|endereço de email|correio eletrônico|correio eletrónico|e-mail",
  phone: "telefone|número de telefone|tel.",
  mobile: "celular|telemóvel|telefone celular",
  business: "trabalho|comercial|empresarial|escritório",
  home: "residencial|casa|pessoal",
  other: "outro|outra",
  street: "rua|logradouro",
  address: "endereço|morada",
  city: "cidade|localidade|município",
  "postal code": "cep|código postal",
  state: "estado|distrito|província",
  country: "país|país/região",
  birthday: "aniversário|data de nascimento|nascimento",
  notes: "notas|observações|anotações|comentários",
  website: "site|página da web|página web",
  tags: "etiquetas|categorias|grupos|marcadores",
  source: "origem|fonte|origem do lead|origem do contato",
};

const dutch: Words = {
  "first name": "voornaam|roepnaam",
  "last name": "achternaam|familienaam",
  "middle name": "tussenvoegsel|voorvoegsel",
  name: "naam",
  "full name": "volledige naam|contactpersoon",
  salutation: "aanhef",
  company: "bedrijf|bedrijfsnaam|organisatie|werkgever",
  "job title": "functie|functietitel|beroep",
  email: "e-mailadres|emailadres|e-mail",
  phone: "telefoon|telefoonnummer|tel.",
  mobile: "mobiel|gsm|mobiele telefoon|mobiel nummer",
  business: "werk|zakelijk",
  home: "thuis|privé",
  other: "overig|overige|andere",
  street: "straat|straatnaam",
  address: "adres",
  city: "plaats|woonplaats|stad",
  "postal code": "postcode",
  state: "provincie",
  country: "land|land/regio",
  birthday: "geboortedatum|verjaardag",
  notes: "notities|notitie|opmerkingen|opmerking",
  website: "webpagina|webadres",
  tags: "categorieën|categorie|groepen|labels",
  nickname: "bijnaam",
  source: "bron|herkomst|leadbron",
};

const scandinavian: Words = {
  "first name": "förnamn|fornavn",
  "last name": "efternamn|etternavn|efternavn",
  name: "namn|navn",
  "full name": "fullständigt namn|fullt navn|fulde navn|kontaktperson",
  company: "företag|firma|virksomhed|bedrift|selskap",
  "job title": "befattning|stilling|titel|tittel|yrke",
  email: "e-postadress|e-postadresse|epostadress|e-post|epost|e-mailadresse|mail|e-mail",
  phone: "telefon|telefonnummer|tlf|tlf.",
  mobile: "mobil|mobiltelefon|mobilnummer",
  business: "arbete|arbejde|arbeid|jobb",
  home: "hem|hjem|privat",
  other: "annan|andet|annet|övrigt",
  street: "gata|gatuadress|gade|gate|vej",
  address: "adress|adresse",
  city: "ort|stad|by|poststed|postort",
  "postal code": "postnummer|postnr",
  state: "län|fylke",
  country: "land",
  birthday: "födelsedag|födelsedatum|fødselsdag|fødselsdato",
  notes: "anteckningar|noter|notater|bemærkninger|kommentarer",
  website: "webbplats|hemsida|hjemmeside|nettsted",
  tags: "kategorier|etiketter|grupper",
  nickname: "smeknamn|kaldenavn",
  source: "källa|kilde|leadkälla|leadkilde|ursprung",
};

const polish: Words = {
  "first name": "imię|imiona",
  "last name": "nazwisko",
  "full name": "imię i nazwisko|osoba kontaktowa",
  name: "nazwa",
  company: "firma|organizacja|nazwa firmy",
  "job title": "stanowisko|funkcja|zawód",
  email: "adres e-mail|adres email|e-mail|poczta",
  phone: "telefon|numer telefonu|tel.",
  mobile: "komórka|telefon komórkowy|tel. komórkowy",
  business: "służbowy|praca|biuro",
  home: "domowy|dom|prywatny",
  other: "inny",
  street: "ulica",
  address: "adres",
  city: "miasto|miejscowość",
  "postal code": "kod pocztowy|kod",
  state: "województwo",
  country: "kraj|kraj/region",
  birthday: "urodziny|data urodzenia",
  notes: "notatki|uwagi|komentarz",
  website: "strona internetowa|strona www|www",
  tags: "kategorie|etykiety|grupy",
  source: "źródło|źródło kontaktu|pochodzenie",
};

const turkish: Words = {
  "first name": "ad|adı|isim",
  "last name": "soyad|soyadı|soyisim",
  "full name": "ad soyad|adı soyadı|isim soyisim|yetkili",
  company: "şirket|firma|kurum|şirket adı",
  "job title": "unvan|ünvan|görev|pozisyon|meslek",
  email: "e-posta|eposta|e-posta adresi|mail",
  phone: "telefon|telefon numarası|tel",
  mobile: "cep|cep telefonu|gsm",
  business: "iş",
  home: "ev",
  other: "diğer",
  street: "sokak|cadde",
  address: "adres",
  city: "şehir|il",
  "postal code": "posta kodu",
  country: "ülke",
  birthday: "doğum tarihi|doğum günü",
  notes: "notlar|not|açıklama",
  website: "web sitesi|web sayfası",
  tags: "etiketler|kategoriler|gruplar",
  source: "kaynak|müşteri kaynağı",
};

const russian: Words = {
  "first name": "имя",
  "last name": "фамилия",
  "middle name": "отчество",
  "full name": "фио|ф.и.о.|полное имя|контактное лицо",
  company: "компания|организация|фирма",
  "job title": "должность|профессия",
  email: "электронная почта|адрес электронной почты|почта|эл. почта|емейл",
  phone: "телефон|номер телефона|тел.",
  mobile: "мобильный|мобильный телефон|сотовый|сотовый телефон",
  business: "рабочий|рабочая|служебный",
  home: "домашний|домашняя|личный",
  other: "другой|другая|дополнительный",
  street: "улица",
  address: "адрес",
  city: "город",
  "postal code": "индекс|почтовый индекс",
  state: "область|регион|край",
  country: "страна",
  birthday: "день рождения|дата рождения",
  notes: "заметки|примечания|примечание|комментарий|комментарии",
  website: "сайт|веб-сайт",
  tags: "метки|теги|группы|категории",
  source: "источник|источник контакта",
};

const arabic: Words = {
  name: "الاسم",
  "first name": "الاسم الأول",
  "last name": "اسم العائلة|الاسم الأخير|اللقب",
  "full name": "الاسم الكامل",
  company: "الشركة|المؤسسة|اسم الشركة",
  "job title": "المسمى الوظيفي|الوظيفة|المنصب",
  email: "البريد الإلكتروني|البريد الالكتروني|بريد إلكتروني",
  phone: "الهاتف|رقم الهاتف|تليفون",
  mobile: "الجوال|رقم الجوال|المحمول|الموبايل",
  street: "الشارع",
  address: "العنوان",
  city: "المدينة",
  "postal code": "الرمز البريدي",
  state: "المنطقة|المحافظة",
  country: "الدولة|البلد",
  birthday: "تاريخ الميلاد|عيد الميلاد",
  notes: "ملاحظات",
  website: "الموقع|الموقع الإلكتروني",
  tags: "الوسوم|التصنيفات|المجموعات",
  source: "المصدر|مصدر العميل",
};

const japanese: Words = {
  "first name": "名|名前(名)",
  "last name": "姓|苗字|名字",
  "full name": "氏名|名前|お名前|担当者|担当者名",
  company: "会社|会社名|勤務先|組織名|法人名",
  "job title": "役職|肩書き|肩書|職種",
  email: "メール|メールアドレス|電子メール|電子メールアドレス|eメール",
  phone: "電話|電話番号|tel",
  mobile: "携帯|携帯電話|携帯番号|携帯電話番号",
  "business phone": "会社電話|勤務先電話",
  "home phone": "自宅電話",
  "postal code": "郵便番号",
  state: "都道府県",
  city: "市区町村",
  street: "番地",
  address: "住所",
  country: "国|国名",
  birthday: "誕生日|生年月日",
  notes: "メモ|備考",
  website: "ウェブサイト|ホームページ|webサイト",
  tags: "タグ|ラベル|グループ|分類",
  nickname: "ニックネーム|愛称",
  source: "ソース|リードソース|流入元|獲得経路",
};

const chinese: Words = {
  "first name": "名|名字",
  "last name": "姓|姓氏",
  "full name": "姓名|联系人|聯絡人|联系人姓名",
  company: "公司|公司名称|公司名稱|单位|單位",
  "job title": "职位|职务|职称|職稱|職位|職務",
  email: "邮箱|电子邮箱|电子邮件|电子邮件地址|邮件|電子郵件|信箱",
  phone: "电话|电话号码|電話|電話號碼|座机",
  mobile: "手机|手机号|手机号码|移动电话|手機|手機號碼|行動電話",
  "postal code": "邮编|邮政编码|郵遞區號",
  state: "省|省份",
  city: "城市|市",
  street: "街道",
  address: "地址",
  country: "国家|國家",
  birthday: "生日|出生日期",
  notes: "备注|備註|笔记",
  website: "网站|网址|網站",
  tags: "标签|標籤|分组",
  nickname: "昵称|暱稱",
  source: "来源|來源|客户来源|客戶來源|线索来源",
};

const korean: Words = {
  "first name": "이름",
  "last name": "성",
  "full name": "성명|담당자|담당자명",
  company: "회사|회사명|직장",
  "job title": "직책|직위|직함",
  email: "이메일|이메일 주소|전자메일|전자 메일",
  phone: "전화|전화번호|전화 번호",
  mobile: "휴대전화|휴대폰|핸드폰|휴대폰 번호|휴대전화번호",
  "postal code": "우편번호",
  city: "도시|시",
  address: "주소",
  country: "국가",
  birthday: "생일|생년월일",
  notes: "메모|비고|노트",
  website: "웹사이트|홈페이지",
  tags: "태그|라벨|그룹",
  nickname: "별명",
  source: "출처|유입 경로|유입경로",
};

const languages = [
  german,
  french,
  spanish,
  italian,
  portuguese,
  dutch,
  scandinavian,
  polish,
  turkish,
  russian,
  arabic,
  japanese,
  chinese,
  korean,
];

/** The folded words of a header, separated by single spaces. */
function wordsOf(header: string): string {
  return fold(header)
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, " ")
    .trim();
}

interface Dictionary {
  english: Map<string, string>;
  /** Finds the longest of the dictionary's phrases, as whole words. */
  phrases: RegExp;
}

function dictionaryOf(words: Words): Dictionary {
  const english = new Map(
    Object.entries(words).flatMap(([word, others]) =>
      others.split("|").map((other) => [wordsOf(other), word] as const),
    ),
  );
  const longestFirst = [...english.keys()].toSorted((one, other) => other.length - one.length);
  return {
    english,
    phrases: new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join("|")})(?![\\p{L}\\p{M}])`, "gu"),
  };
}

let dictionaries: Dictionary[] | undefined;

/** Whether a header consists of known words, apart from numbers. */
function isKnown(header: string, { phrases }: Dictionary): boolean {
  const words = wordsOf(header);
  return words !== "" && /^[\d\s]*$/.test(words.replace(phrases, ""));
}

/** A shorter word of another language may also be one of English, or mean something else. */
const shortestAlone = 4;

/**
 * The headers of a file in English, by the language in which most of those that `isEnglish` doesn't know
 * are known words; others stay as they are. A single known word is enough only if nothing else in the
 * file is unknown.
 */
export function headersInEnglish(
  headers: readonly string[],
  isEnglish: (header: string) => boolean,
): string[] {
  dictionaries ??= languages.map(dictionaryOf);
  const foreign = headers.filter((header) => header.trim() !== "" && !isEnglish(header));
  const counted = dictionaries.map((dictionary) => ({
    dictionary,
    known: foreign.filter((header) => isKnown(header, dictionary)),
  }));
  const [best] = counted.toSorted((one, other) => other.known.length - one.known.length);
  const [word = ""] = best?.known ?? [];
  const isAlone = best?.known.length === 1 && foreign.length === 1 && word.length >= shortestAlone;
  if (!best || (best.known.length < 2 && !isAlone)) return [...headers];
  const { english, phrases } = best.dictionary;
  return headers.map((header) =>
    wordsOf(header).replace(phrases, (phrase) => english.get(phrase) ?? phrase),
  );
}
