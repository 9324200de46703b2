/**
 * Gives bytes to the reader as a file. They go out as bytes of no type, so that no browser opens them in this page's name.
 */
export function saveFile(name: string, bytes: Uint8Array<ArrayBuffer>): void {
  const address = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.rel = "noopener";
  document.body.append(link);
  link.click();
  link.remove();
  // The browser has the bytes once the click has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
