const LF = 0x0a;
const QUOTE = 0x3e;
const FROM = [...Buffer.from("From ")];

/** The line that begins a message: sender and time in UTC, as RFC 4155 has it. */
export function postmark(sender: string, at: number): Uint8Array {
  const [weekday, day, month, year, time] = new Date(at * 1000).toUTCString().split(/,? /);
  const paddedDay = String(Number(day)).padStart(2, " ");
  return Buffer.from(`From ${sender} ${weekday} ${month} ${paddedDay} ${time} ${year}\n`);
}

/** A message with `>` before every line that would begin another one, and a blank line behind it. */
export function quoteFrom(message: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let start = 0;
  while (start < message.byteLength) {
    const found = message.indexOf(LF, start);
    const end = found < 0 ? message.byteLength : found + 1;
    let text = start;
    while (message[text] === QUOTE) text++;
    if (FROM.every((byte, place) => message[text + place] === byte)) parts.push(Buffer.from(">"));
    parts.push(message.subarray(start, end));
    start = end;
  }
  const ended = message.byteLength === 0 || message.at(-1) === LF;
  return Buffer.concat([...parts, Buffer.from(ended ? "\n" : "\n\n")]);
}
