/** The server refuses a shorter one; said beforehand, nobody has to try. */
export const PASSWORD_LENGTH_MIN = 12;
