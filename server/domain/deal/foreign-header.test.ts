import { expect, test } from "vitest";
import { lettersOf } from "../fold.ts";
import { dealHeaderScore, isDealsHeader, readDealColumns } from "./file-columns.ts";
import type { NamedStage } from "./file-stage.ts";
import { readDealRecord } from "./from-row.ts";
import { dealWords } from "./header-words.ts";

const stages = (["open", "won", "lost"] as const).map(
  (kind, at): NamedStage => ({ id: at + 1, name: kind, kind, pipelineId: 1, pipeline: "Sales" }),
);

function read(columns: ReturnType<typeof readDealColumns>, line: string) {
  const reading = {
    ...{ columns, order: null, locale: "de", currency: "EUR", today: "2026-11-30" },
    ...{ timeZone: "UTC", stages: { all: stages, answers: {} } },
  };
  const { deal, ...rest } = readDealRecord({ row: 2, cells: line.split("|") }, reading);
  return { ...deal, remarks: "remarks" in rest ? rest.remarks : [rest.reason] };
}

/** A header in each language, and its word for a lost deal. */
const files = {
  German:
    "Titel|Wert|Währung|Phase|Kontakt|Firma|Voraussichtliches Abschlussdatum|Abgeschlossen am|Verlustgrund|Notizen|Erstellt am|Verloren",
  French:
    "Titre|Montant|Devise|Étape|Contact|Société|Date de clôture prévue|Clôturé le|Raison de la perte|Remarques|Date de création|Perdu",
  Spanish:
    "Título|Importe|Moneda|Etapa|Persona de contacto|Empresa|Fecha de cierre prevista|Cerrado el|Motivo de pérdida|Notas|Fecha de creación|Perdido",
  Italian:
    "Titolo|Valore|Valuta|Fase|Contatto|Azienda|Data di chiusura prevista|Chiuso il|Motivo della perdita|Note|Data di creazione|Persa",
  Portuguese:
    "Título|Valor|Moeda|Etapa|Contato|Empresa|Data prevista de fechamento|Fechado em|Motivo da perda|Observações|Criado em|Perdido",
  Dutch:
    "Titel|Waarde|Valuta|Fase|Contactpersoon|Bedrijf|Verwachte sluitingsdatum|Gesloten op|Reden van verlies|Notities|Aangemaakt op|Verloren",
  Polish:
    "Tytuł|Wartość|Waluta|Etap|Osoba kontaktowa|Firma|Przewidywana data zamknięcia|Zamknięto|Powód utraty|Notatki|Data utworzenia|Przegrana",
  Swedish:
    "Titel|Värde|Valuta|Fas|Kontakt|Företag|Förväntat avslutsdatum|Stängd den|Förlustorsak|Anteckningar|Skapad|Förlorad",
  Danish:
    "Titel|Værdi|Valuta|Fase|Kontaktperson|Virksomhed|Forventet lukkedato|Lukket den|Tabsårsag|Noter|Oprettet|Tabt",
  Norwegian:
    "Tittel|Verdi|Valuta|Fase|Kontaktperson|Selskap|Forventet sluttdato|Lukket|Tapsårsak|Notater|Opprettet|Tapt",
  Finnish:
    "Otsikko|Arvo|Valuutta|Vaihe|Yhteyshenkilö|Yritys|Odotettu päätöspäivä|Suljettu|Häviön syy|Muistiinpanot|Luotu|Hävitty",
  Czech:
    "Název|Hodnota|Měna|Fáze|Kontaktní osoba|Společnost|Očekávané datum uzavření|Uzavřeno|Důvod ztráty|Poznámky|Vytvořeno|Prohráno",
  Japanese:
    "商談名|金額|通貨|フェーズ|取引先責任者|会社名|完了予定日|失注日|失注理由|備考|作成日|失注",
  Chinese:
    "商机名称|金额|币种|阶段|联系人|公司名称|预计成交日期|关闭时间|丢单原因|备注|创建时间|输单",
};

test.each(Object.entries(files))("a file of deals in %s is read", (_, line) => {
  const words = line.split("|");
  const [header, lost] = [words.slice(0, -1), words.at(-1)];
  expect(dealHeaderScore(header)).toBe(11);
  const row = `Website|12.500,00|SEK|${lost}|Ann Lee|Acme|20.11.2026|18.11.2026|Price|Two pages|01.10.2026`;
  expect(read(readDealColumns(header), row)).toEqual({
    ...{ title: "Website", value: 12_500, currency: "SEK", stage: stages[2], isStageGiven: true },
    ...{ closedFromStageId: null, expectedCloseDate: "2026-11-20", closedDate: "2026-11-18" },
    ...{ lostReason: "Price", description: "Two pages", won: null, ownId: null, remarks: [] },
    createdAt: Date.UTC(2026, 9, 1, 12),
    people: [expect.objectContaining({ firstName: "Ann", lastName: "Lee", company: "Acme" })],
  });
});

test.each([
  "Deal - Titel|Deal - Wert|Deal - Phase|Person - Name",
  "Nom de la transaction|Montant|Phase de la transaction|Date de fermeture",
  "Nombre del negocio|Etapa del negocio|Importe",
  "Negócio - Título|Negócio - Valor|Negócio - Etapa",
  "Trattativa|Valore|Fase della trattativa",
  "Verkoopkans|Waarde|Fase",
  "Szansa sprzedaży|Wartość|Etap",
  "Kaupan nimi|Kaupan arvo|Kaupan vaihe",
  "Název obchodu|Hodnota|Fáze",
  "取引名|取引金額|取引ステージ|取引担当者",
  "商机名称|商机金额|商机阶段",
])("%s is the header of deals, whatever was asked for", (header) => {
  expect(isDealsHeader(readDealColumns(header.split("|")))).toBe(true);
});

test.each([
  "Vorname|Nachname|Firma|E-Mail|Telefon|Phase|Notizen|Erstellt am",
  "Prénom|Nom|Titre|Société|Téléphone|Statut|Remarques",
  "Nombre del negocio|Contacto|Correo electrónico|Teléfono|Etapa|Notas",
  "Nome|Cognome|Azienda|Titolo|Valore|Note",
  "Nome|Empresa|Telefone|Valor|Etapa|Observações",
  "Voornaam|Achternaam|Bedrijf|Titel|Fase",
  "Imię|Nazwisko|Firma|Stanowisko|Etap|Wartość",
  "Förnamn|Efternamn|Titel|Företag|Fas|Värde",
  "Etunimi|Sukunimi|Yritys|Otsikko|Vaihe|Arvo",
  "Jméno|Příjmení|Společnost|Titul|Fáze|Hodnota",
  "氏名|会社名|役職|電話番号|ステージ|金額",
  "姓名|公司|职位|电话|阶段|金额",
])("%s is the header of people", (header) => {
  expect(isDealsHeader(readDealColumns(header.split("|")))).toBe(false);
});

function fieldsOf(header: string): Record<string, string | null> {
  return Object.fromEntries(
    readDealColumns(header.split("|")).map(({ name, field }) => [name, field]),
  );
}

test("a name is the title only if nothing else is, or else that of a person", () => {
  expect(fieldsOf("Nom|Montant|Étape")).toMatchObject({ Nom: "dealTitle" });
  expect(fieldsOf("Nom|Titre|Montant")).toMatchObject({ Titre: "dealTitle", Nom: "fullName" });
  expect(fieldsOf("Prénom|Nom|Titre|Montant|Société")).toMatchObject({
    ...{ Prénom: "firstName", Nom: "fullName", Titre: "dealTitle" },
  });
});

test("whoever is in charge in Japanese is the contact only if there is no other", () => {
  expect(fieldsOf("商談名|金額|担当者")).toMatchObject({ 担当者: "dealPeople" });
  expect(fieldsOf("商談名|金額|担当者|連絡先")).toMatchObject({
    担当者: "note",
    連絡先: "dealPeople",
  });
});

test("no word means two things", () => {
  const fields = new Map<string, string>();
  for (const [field, list] of dealWords.flatMap((words) => Object.entries(words))) {
    for (const word of list.split("|").map(lettersOf)) {
      expect([field, undefined], word).toContain(fields.get(word));
      fields.set(word, field);
    }
  }
});
