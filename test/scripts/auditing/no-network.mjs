// Preloaded into a process that must do without a network: whatever would reach for one fails. Mocha loads every file
// here too, and needs its network.
import dgram from "node:dgram";
import dns from "node:dns";
import net from "node:net";

const refuse = () => {
  throw new Error("this process has no network");
};

if (process.env.NODE_OPTIONS?.includes("no-network")) {
  net.Socket.prototype.connect = refuse;
  dgram.createSocket = refuse;
  for (const name of Object.keys(dns))
    if (/^(lookup|resolve|reverse)/.test(name)) dns[name] = refuse;
  for (const name of Object.keys(dns.promises))
    if (/^(lookup|resolve|reverse)/.test(name)) dns.promises[name] = refuse;
  globalThis.fetch = refuse;
}
