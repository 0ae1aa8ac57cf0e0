// The door of the room: what upper floors and the command may use.
export { CREDIT_APPEND_ONLY, creditJobs, openCredit } from "./room.ts";
