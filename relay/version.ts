/** Of the relay's HTTP interface: the first part changes when an answer stops meaning what it meant. */
export const VERSION = "1.0.0";
