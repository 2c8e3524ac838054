import type { DealColumnField } from "./column-field.ts";

/*
 * The words of headers of deals in other languages, for each field. Several words for one are separated by "|";
 * case, accents, spaces and punctuation don't matter. One that languages share stands at the first of them.
 */

export type HeaderField = DealColumnField | "company";
type Words = Readonly<Partial<Record<HeaderField, string>>>;

const german: Words = {
  dealTitle: "titel|bezeichnung|betreff|verkaufschance|geschäft",
  dealValue: "wert|betrag|summe|umsatz|preis",
  dealCurrency: "währung",
  dealStage: "phase|stufe|verkaufsphase",
  dealPeople: "kontakt|kontaktperson|ansprechpartner|kontaktname|hauptkontakt",
  company: "firma|unternehmen|firmenname|organisation|kunde|account",
  dealExpected: "abschlussdatum|abschluss",
  dealClosed: "abgeschlossen|geschlossen|gewonnen|verloren",
  dealReason: "verlustgrund",
  dealDescription: "notizen|notiz|beschreibung|bemerkungen|anmerkungen|kommentar",
  dealAdded: "erstellt|erstellungsdatum|angelegt|hinzugefügt",
};

const french: Words = {
  dealTitle: "titre|intitulé|objet|opportunité|affaire",
  dealValue: "valeur|montant|prix|revenu",
  dealCurrency: "devise|monnaie",
  dealStage: "étape|phase|stade",
  dealStatus: "statut|état",
  dealPeople: "contact principal|interlocuteur|nom du contact",
  company: "société|entreprise|organisation|raison sociale|compte",
  dealExpected: "date de clôture|clôture prévue|date de fermeture|date de conclusion",
  dealClosed: "clôturé|fermé|gagné|perdu|conclu",
  dealReason: "raison de la perte|motif de perte|raison de perte|motif de la perte",
  dealDescription: "notes|remarques|commentaires|commentaire|description",
  dealAdded: "créé|date de création|ajouté|date d'ajout",
};

const spanish: Words = {
  dealTitle: "título|asunto|oportunidad|trato|negocio",
  dealValue: "valor|importe|cantidad|monto|precio",
  dealCurrency: "moneda|divisa",
  dealStage: "etapa|fase",
  dealStatus: "estado",
  dealPeople: "contacto|persona de contacto|nombre del contacto|persona",
  company: "empresa|compañía|organización|cuenta|cliente|razón social",
  dealExpected: "fecha de cierre|cierre",
  dealClosed: "cerrado|ganado|perdido",
  dealReason: "motivo de pérdida|motivo de la pérdida",
  dealDescription: "notas|nota|comentarios|observaciones|descripción",
  dealAdded: "creado|fecha de creación|añadido",
};

const italian: Words = {
  dealTitle: "titolo|oggetto|trattativa|opportunità|affare",
  dealValue: "valore|importo|prezzo",
  dealCurrency: "valuta|divisa",
  dealStage: "fase|stadio",
  dealStatus: "stato",
  dealPeople: "contatto|referente|persona di contatto",
  company: "azienda|società|ditta|organizzazione|ragione sociale",
  dealExpected: "data di chiusura|chiusura|data chiusura",
  dealClosed: "chiuso|chiusa|vinta|persa",
  dealReason: "motivo della perdita|motivo perdita|motivo di perdita",
  dealDescription: "note|commenti|osservazioni|descrizione",
  dealAdded: "creato|creata|data di creazione|data creazione|aggiunto",
};

const portuguese: Words = {
  dealTitle: "assunto|oportunidade|negociação",
  dealValue: "montante|preço",
  dealCurrency: "moeda",
  dealStage: "estágio",
  dealStatus: "situação",
  dealPeople: "contato|pessoa de contato|pessoa",
  company: "organização|conta|razão social",
  dealExpected: "data de fechamento|data de fecho|fechamento",
  dealClosed: "fechado|fechada|ganho",
  dealReason: "motivo da perda|motivo de perda",
  dealDescription: "anotações|observações|comentários|descrição",
  dealAdded: "criado|criada|data de criação|adicionado",
};

const dutch: Words = {
  dealTitle: "onderwerp|verkoopkans|kans",
  dealValue: "waarde|bedrag|prijs|omzet",
  dealCurrency: "munteenheid",
  dealStage: "stadium|verkoopfase",
  dealPeople: "contactpersoon|persoon",
  company: "bedrijf|bedrijfsnaam|organisatie|klant",
  dealExpected: "sluitingsdatum|sluitdatum|afsluiting|afsluitdatum",
  dealClosed: "gesloten|afgesloten",
  dealReason: "reden van verlies|verliesreden",
  dealDescription: "notities|notitie|opmerkingen|opmerking|omschrijving|beschrijving",
  dealAdded: "aangemaakt|aanmaakdatum|gemaakt",
};

const polish: Words = {
  dealTitle: "tytuł|temat|szansa sprzedaży|transakcja",
  dealValue: "wartość|kwota|cena",
  dealCurrency: "waluta",
  dealStage: "etap|faza",
  dealStatus: "stan",
  dealPeople: "osoba kontaktowa|osoba",
  company: "nazwa firmy|organizacja|klient",
  dealExpected: "data zamknięcia|zamknięcie",
  dealClosed: "zamknięto|zamknięte|data wygranej|data przegranej",
  dealReason: "powód utraty|powód przegranej",
  dealDescription: "notatki|uwagi|opis|komentarz",
  dealAdded: "utworzono|data utworzenia|dodano|data dodania",
};

const scandinavian: Words = {
  dealTitle: "tittel|rubrik|ämne|emne|affär|affärsmöjlighet|salgsmulighed|salgsmulighet|avtale",
  dealValue: "värde|værdi|verdi|belopp|beløb|beløp|pris",
  dealStage: "fas|steg|trin|trinn|säljfas|salgsfase",
  dealPeople: "kontaktnamn|kontaktnavn",
  company: "företag|företagsnamn|virksomhed|bedrift|selskap|organisasjon|kund",
  dealExpected:
    "avslutsdatum|avslut|stängningsdatum|lukkedato|lukning|avslutning|sluttdato|avslutningsdato",
  dealClosed: "stängd|avslutad|lukket|avsluttet|vunnen|vundet|vunnet",
  dealReason: "förlustorsak|tabsårsag|tapsårsak",
  dealDescription:
    "anteckningar|anteckning|beskrivning|kommentarer|noter|notater|notat|beskrivelse|bemærkninger",
  dealAdded: "skapad|tillagd|oprettet|oprettelsesdato|opprettet|opprettelsesdato",
};

const finnish: Words = {
  dealTitle: "otsikko|aihe|kauppa|myyntimahdollisuus",
  dealValue: "arvo|summa|hinta",
  dealCurrency: "valuutta",
  dealStage: "vaihe|myyntivaihe",
  dealStatus: "tila",
  dealPeople: "yhteyshenkilö|kontakti|henkilö",
  company: "yritys|yrityksen nimi|organisaatio|asiakas",
  dealExpected: "päätöspäivä|sulkemispäivä",
  dealClosed: "suljettu|päätetty",
  dealReason: "häviön syy",
  dealDescription: "muistiinpanot|huomautukset|kuvaus|kommentit",
  dealAdded: "luotu|luontipäivä|lisätty",
};

const czech: Words = {
  dealTitle: "titul|předmět|obchod|obchodní případ|příležitost",
  dealValue: "hodnota|částka",
  dealCurrency: "měna",
  dealStage: "fáze|stádium",
  dealStatus: "stav",
  dealPeople: "kontaktní osoba",
  company: "společnost|organizace|zákazník",
  dealExpected: "uzavření|datum uzavření",
  dealClosed: "uzavřeno|vyhráno|prohráno",
  dealReason: "důvod ztráty",
  dealDescription: "poznámky|poznámka|popis|komentář",
  dealAdded: "vytvořeno|datum vytvoření|přidáno|datum přidání",
};

const japanese: Words = {
  dealTitle: "タイトル|件名|取引|取引名|商談|商談名|案件|案件名|名称",
  dealValue: "金額|価値|価格",
  dealCurrency: "通貨",
  dealStage: "ステージ|フェーズ|段階",
  dealStatus: "ステータス|状態",
  dealPeople: "連絡先|取引先責任者|連絡先名",
  company: "会社|会社名|取引先|取引先名|組織|顧客|顧客名|企業名",
  dealExpected: "完了予定日|成約予定日|クローズ日|完了日",
  dealClosed: "終了日|成約日|受注日|失注日",
  dealReason: "失注理由",
  dealDescription: "メモ|備考|説明|詳細",
  dealAdded: "作成日|作成日時|登録日|追加日",
};

const chinese: Words = {
  dealTitle: "标题|標題|主题|主題|商机|商機|交易|名称|名稱",
  dealValue: "价值|價值|金额|价格",
  dealCurrency: "币种|货币|幣別|貨幣|幣種",
  dealStage: "阶段|階段",
  dealStatus: "状态|狀態",
  dealPeople: "联系人|聯絡人",
  company: "公司|公司名称|公司名稱|客户|客戶|客户名称|客戶名稱|组织|單位|单位",
  dealExpected: "成交日期|结束日期|結束日期|关闭日期|關閉日期|结单日期",
  dealClosed: "赢单时间|输单时间|关闭时间|關閉時間",
  dealReason: "丢单原因|输单原因|失败原因|輸單原因",
  dealDescription: "备注|備註|描述|说明|說明",
  dealAdded: "创建时间|创建日期|建立時間|建立日期|添加时间",
};

export const dealWords: readonly Words[] = [
  ...[german, french, spanish, italian, portuguese, dutch, polish, scandinavian],
  ...[finnish, czech, japanese, chinese],
];
