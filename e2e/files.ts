import { Buffer } from "node:buffer";

/** A file to upload. */
export interface ChosenFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

export function csvFile(text: string, name = "contacts.csv"): ChosenFile {
  return { name, mimeType: "text/csv", buffer: Buffer.from(text) };
}

const header = "First Name,Last Name,Email,Phone,Company,Job Title,Notes,Tags";

/**
 * A CSV with this many contacts: Person 001, Person 002, ... at ten companies. Every tenth has the
 * tag Customer, and the last is Zoë Ångström.
 */
export function contactsCsv(count: number): string {
  const rows = Array.from({ length: count - 1 }, (_, index) => {
    const number = String(index + 1).padStart(3, "0");
    const tags = index % 10 === 0 ? "Customer" : "";
    const company = `Company ${index % 10}`;
    return `Person,${number},p${number}@example.com,0628 230 ${number},${company},Buyer,,${tags}`;
  });
  const last = "Zoë,Ångström,zoe@example.com,+33 6 28 23 99 99,Åre Skidor,CTO,,VIP";
  return [header, ...rows, last].join("\r\n");
}
