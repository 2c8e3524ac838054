import { lettersOf } from "../../fold.ts";
import { type ActivityType, activityTypes } from "../activity.ts";

/** The words of other programs, and of other languages, without case, spaces and punctuation. */
const typeWords: Record<ActivityType, string> = {
  call: "call calls phone phonecall telephonecall callback inbound outbound inboundcall outboundcall missedcall logcall anruf telefonat telefon appel appeltelephonique llamada chamada ligacao telefonema chiamata telefonata telefoongesprek oproep bellen",
  email:
    "email emails mail incomingemail outgoingemail sentemail correo correoelectronico courriel emailen nachricht",
  meeting:
    "meeting meetings event appointment visit lunch demo conference videocall onlinemeeting besprechung termin treffen sitzung rendezvous reunion reuniao encontro riunione incontro appuntamento vergadering afspraak bijeenkomst",
  note: "note notes comment memo notiz bemerkung remarque nota notas notitie opmerking",
};

const typeByWord = new Map(
  activityTypes.flatMap((type) => typeWords[type].split(" ").map((word) => [word, type] as const)),
);

/** The type of "Call", "Besprechung", ...; null for a word that isn't known. */
export function readType(text: string): ActivityType | null {
  return typeByWord.get(lettersOf(text)) ?? null;
}
