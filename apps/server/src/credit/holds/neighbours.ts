// What holds ask of the rest of the room, in one place.
export { authorityOf, measureAmount } from "../limits/authority-of.ts";
