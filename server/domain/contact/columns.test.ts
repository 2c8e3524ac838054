import { expect, test } from "vitest";
import { headerScore, readColumns } from "./columns.ts";

function fieldsOf(header: string): (string | null)[] {
  return readColumns(header.split(",")).map(({ field }) => field);
}

test("case, spaces, underscores and camel case do not matter", () => {
  expect(fieldsOf("First Name,first_name,firstName,FIRSTNAME, first-name ")).toEqual(
    Array(5).fill("firstName"),
  );
});

test("what only looks like a name, an email, a phone or a company goes to the notes", () => {
  const others =
    "Phonetic First Name,Email Domain,Phone Country Code,Phones / Primary Phone Calling Code,Contact owner,Person - Person created,E-mail Display Name,Internet Free Busy,Screen Name,Office Location,Lifecycle Stage,Website 1 - Note,Telex,,Hotel,Lead Score,Company Name for Emails,Primary Email Source";
  expect(fieldsOf(others)).toEqual(Array(others.split(",").length).fill("note"));
});

test("numbers of another program, and what an import sets itself, are not imported", () => {
  const others = "Record ID,company_id,Associated Company IDs,Person - ID,id,Created,Updated";
  expect(fieldsOf(others)).toEqual(Array(others.split(",").length).fill(null));
});

test("the source of a contact is read from its header in any language", () => {
  for (const header of [
    "Vorname,Nachname,Leadquelle",
    "Prénom,Société,Provenance",
    "Primer nombre,Apellidos,Origen",
    "Primeiro nome,Sobrenome,Origem",
    "Voornaam,Achternaam,Herkomst",
    "Förnamn,Efternamn,Källa",
    "Imię,Nazwisko,Źródło",
    "Ad,Soyad,Kaynak",
    "Имя,Фамилия,Источник",
    "الاسم الأول,اسم العائلة,المصدر",
    "名,姓,流入元",
    "名字,姓氏,来源",
    "이름,성,유입 경로",
    "First Name,Last Name,Lead Source",
  ]) {
    expect(fieldsOf(header).at(-1), header).toBe("source");
  }
});

test("headers in other languages are read by the language of most of them", () => {
  const people = ["firstName", "lastName", "company", "email", "phone"];
  for (const header of [
    "Vorname,Nachname,Firma,E-Mail-Adresse,Telefon",
    "Primer nombre,Apellidos,Empresa,Correo electrónico,Teléfono",
    "Primeiro nome,Sobrenome,Empresa,E-mail,Telefone",
    "Voornaam,Achternaam,Bedrijf,E-mailadres,Telefoonnummer",
    "Förnamn,Efternamn,Företag,E-postadress,Telefon",
    "Imię,Nazwisko,Firma,Adres e-mail,Numer telefonu",
    "Ad,Soyad,Şirket,E-posta,Telefon",
    "Имя,Фамилия,Компания,Электронная почта,Телефон",
    "الاسم الأول,اسم العائلة,الشركة,البريد الإلكتروني,الهاتف",
    "名,姓,会社名,メールアドレス,電話番号",
    "名字,姓氏,公司,电子邮件,电话",
    "이름,성,회사,이메일,전화번호",
  ]) {
    expect(fieldsOf(header), header).toEqual(people);
  }
  for (const header of [
    "Nom,Nom de famille,Société,Adresse e-mail,Téléphone",
    "Nome,Cognome,Azienda,Posta elettronica,Telefono",
  ]) {
    expect(fieldsOf(header), header).toEqual(["fullName", ...people.slice(1)]);
  }
  const german = readColumns(["Vorname", "Telefon geschäftlich", "Straße privat", "Ort privat"]);
  expect(german.map(({ field, kind, group }) => [field, kind || group])).toEqual([
    ["firstName", null],
    ["phone", "business"],
    ["street", "home"],
    ["city", "home"],
  ]);
});

test("a foreign word is no header by itself", () => {
  expect(fieldsOf("Name,Email,Via,Note")).toEqual(["fullName", "email", "note", "notes"]);
});

test("words around a header don't hide it", () => {
  expect(fieldsOf("CustomerFirstName,Client Last Name,Lead Email,First Name (required)")).toEqual([
    "firstName",
    "lastName",
    "email",
    "firstName",
  ]);
});

test("vague headers count only where no other column means the same", () => {
  expect(fieldsOf("Contact Person,Account,Location")).toEqual(["fullName", "company", "city"]);
  expect(fieldsOf("Contact,Account,Location,Last Name,Company,City")).toEqual([
    "note",
    "note",
    "note",
    "lastName",
    "company",
    "city",
  ]);
});

test("Birth Day is a day of the month only beside a month", () => {
  expect(fieldsOf("Birth Day,Name")).toEqual(["birthday", "fullName"]);
  expect(fieldsOf("Birth Day,Birth Month,Birth Year")).toEqual([
    "birthDay",
    "birthMonth",
    "birthYear",
  ]);
});

test("a header names people in some column, and has no data", () => {
  expect(headerScore(["First Name", "Last Name", "URL"])).toBe(3);
  expect(headerScore(["Email", "Shoe size"])).toBe(1);
  expect(headerScore(["Notes:"])).toBe(0);
  expect(headerScore(["Name", "ada@example.com"])).toBe(0);
  expect(headerScore(["Ada", "Lovelace", "+61 400 000 000"])).toBe(0);
  expect(headerScore([])).toBe(0);
});

test("a nickname is known by its usual names, in several languages", () => {
  expect(fieldsOf("Nickname,Nick name,nick_name,Nick,Spitzname,Surnom,Apodo")).toEqual(
    Array(7).fill("nickname"),
  );
});
