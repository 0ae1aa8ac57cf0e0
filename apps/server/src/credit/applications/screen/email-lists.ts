// Two short lists, kept by hand. They make findings for a person to weigh, and decide nothing.

/** Mailboxes that anybody has for nothing: usual for persons and sole traders, worth a look for a company. */
export const FREE_MAIL = new Set([
  ...["gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com", "hotmail.co.uk"],
  ...["yahoo.com", "yahoo.co.uk", "yahoo.de", "yahoo.fr", "icloud.com", "me.com", "aol.com", "proton.me"],
  ...["protonmail.com", "gmx.de", "gmx.net", "gmx.com", "gmx.at", "gmx.ch", "web.de", "t-online.de"],
  ...["freenet.de", "mail.com", "mail.ru", "yandex.com", "yandex.ru", "zoho.com", "fastmail.com", "hey.com"],
  ...["orange.fr", "laposte.net", "free.fr", "wanadoo.fr", "libero.it", "virgilio.it", "btinternet.com"],
]);

/** Mailboxes made to be thrown away: each service says so of itself on its own front page. */
export const DISPOSABLE_MAIL = new Set([
  ...["mailinator.com", "guerrillamail.com", "guerrillamail.info", "sharklasers.com", "10minutemail.com"],
  ...["temp-mail.org", "tempmail.com", "yopmail.com", "trashmail.com", "trash-mail.com", "wegwerfmail.de"],
  ...["getnada.com", "dispostable.com", "maildrop.cc", "throwawaymail.com", "fakeinbox.com", "mintemail.com"],
  ...["spamgourmet.com", "mailnesia.com", "mohmal.com", "emailondeck.com", "moakt.com", "burnermail.io"],
]);

/** Country prefixes of telephone numbers (ITU-T E.164) for countries a European shop meets. */
export const PHONE_PREFIXES: Readonly<Record<string, string>> = {
  ...{
    AT: "43",
    BE: "32",
    BG: "359",
    CH: "41",
    CY: "357",
    CZ: "420",
    DE: "49",
    DK: "45",
    EE: "372",
    ES: "34",
  },
  ...{
    FI: "358",
    FR: "33",
    GB: "44",
    GR: "30",
    HR: "385",
    HU: "36",
    IE: "353",
    IS: "354",
    IT: "39",
    LI: "423",
  },
  ...{
    LT: "370",
    LU: "352",
    LV: "371",
    MT: "356",
    NL: "31",
    NO: "47",
    PL: "48",
    PT: "351",
    RO: "40",
    SE: "46",
  },
  ...{ SI: "386", SK: "421", TR: "90", UA: "380", US: "1", CA: "1", AU: "61", NZ: "64", JP: "81", IN: "91" },
};
