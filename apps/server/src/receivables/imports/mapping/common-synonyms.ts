/**
 * How real exports call our fields: ERPs (SAP, Dynamics, Sage, Xero, QuickBooks, Odoo, DATEV), shops and
 * open data, in English, German, French, Spanish, Dutch, Italian and Polish. Names are compared without
 * case, accents, spaces and punctuation, so each is written once here, run together.
 *
 * `strong` can mean nothing else; `good` usually means it; `weak` only when no better column is there.
 */
export interface Synonyms {
  readonly strong: string;
  readonly good?: string;
  readonly weak?: string;
}

/** Names of the customer's number. */
export const CUSTOMER: Synonyms = {
  strong: `customer customerid customerno customernumber customernum customercode customerref
      customerreference custno custnumber custid custcode customeraccount accountnumber accountno
      debtor debtorno debtornumber debtorid debtoraccount kunnr kunde kundennummer kundennr kundenid
      kdnr debitor debitorennummer debitornr client clientid clientno clientnumber codeclient
      numeroclient nclient numclient idclient comptetiers cliente codigocliente idcliente
      numerocliente numcliente codcliente codicecliente ncliente klant klantnummer klantnr klantid
      klantcode debiteur debiteurnummer debiteurnr debiteurennummer klient klientid numerklienta
      nrklienta kontrahent idkontrahenta kodkontrahenta nrkontrahenta buyer buyerid soldto
      soldtoparty billto payer partnerid contactid`,
  good: `account accountid accountcode konto kontonummer compte cuenta conto partner partnerref
      auftraggeber payerid userid`,
  weak: `company companyid organisation organization firma societe empresa bedrijf azienda email contact`,
};

/** Names of the customer's name. */
export const CUSTOMER_NAME: Synonyms = {
  strong: `customername custname clientname debtorname companyname accountname buyername billingname
      billtoname namecustomer kundenname debitorname firmenname firmenbezeichnung name1 nomclient
      nomduclient raisonsociale nombrecliente razonsocial nomecliente ragionesociale klantnaam
      debiteurnaam bedrijfsnaam nazwaklienta nazwakontrahenta nazwafirmy partnername contactname`,
  good: `name bezeichnung nom nombre nome naam nazwa company firma societe empresa bedrijf azienda
      customer client kunde`,
  weak: "displayname fullname title description",
};

/** Names of the currency. */
export const CURRENCY: Synonyms = {
  strong: `currency currencycode invoicecurrency documentcurrency doccurrency transactioncurrency waers
      curr waehrung wahrung wahrungscode waehrungscode belegwaehrung wkz wkzumsatz devise codedevise
      monnaie moneda divisa codigomoneda valuta valutacode munt muntcode waluta kodwaluty currencyid
      isocurrency`,
  weak: "ccy cur ws",
};

/** Names of the date of issue. */
export const ISSUED_ON: Synonyms = {
  strong: `issuedon invoicedate invoicedt dateissued issuedate issued dateofissue dateofinvoice
      billingdate billdate documentdate docdate bldat belegdatum rechnungsdatum rgdatum redatum
      datefacture datefacturation datedefacture datedemission dateemission datepiece fechafactura
      fechaemision fechadefactura datafattura dataemissione datadocumento datadoc factuurdatum
      documentdatum datawystawienia datafaktury datadokumentu txndate creditnotedate creditdate
      creditmemodate`,
  good: `postingdate budat buchungsdatum datecomptable dateecriture fechacontable dataregistrazione
      boekdatum dataksiegowania`,
  weak: `date datum fecha data createdat created createddate creationdate documentcreatedate orderdate
      invoicedatetime baselinecreatedate`,
};

/** Names of the due date. */
export const DUE_ON: Synonyms = {
  strong: `dueon duedate dueindate datedue due paymentdue paymentduedate netduedate netdue faedn zfbdt
      faelligkeit falligkeit faelligkeitsdatum falligkeitsdatum faelligam falligam zahlbarbis
      zahlungsziel echeance dateecheance datedecheance dateecheancefacture vencimiento
      fechavencimiento fechadevencimiento scadenza datascadenza datadiscadenza vervaldatum vervaldag
      terminplatnosci datazaplaty termin`,
  weak: "maturity maturitydate expirydate payby",
};

/** Names of the payment terms. */
export const TERMS: Synonyms = {
  strong: `terms paymentterms paymentterm creditterms custpaymentterms termsofpayment zterm
      zahlungsbedingung zahlungsbedingungen zahlungskonditionen conditionsdepaiement
      conditionspaiement modalitesdepaiement condicionesdepago formadepago terminidipagamento
      condizionidipagamento betalingsconditie betalingstermijn betaaltermijn warunkiplatnosci
      termscode`,
  good: `netdays creditdays daysnet zahlungsfrist delaidepaiement diasdepago dnizaplaty`,
};

/** Names of the email address. */
export const EMAIL: Synonyms = {
  strong: `email emailaddress mail mailaddress customeremail billingemail invoiceemail contactemail
      emailadresse courriel adressemail adresseemail correo correoelectronico emailadres adresemail`,
};

/** Fields that only customers have. */
export const PARTY_SYNONYMS: Readonly<Record<string, Synonyms>> = {
  kind: {
    strong: `kind customertype customerkind partytype kundenart kundentyp typeclient tipocliente klanttype`,
    good: "type",
  },
  language: { strong: `language languagecode lang locale sprache spras langue idioma taal lingua jezyk` },
  timeZone: { strong: `timezone tz zeitzone fuseauhoraire zonahoraria tijdzone fusoorario strefaczasowa` },
  phone: {
    strong: `phone phonenumber telephone tel mobile mobilephone telefon telefonnummer telf1 telephonenumber
      numerotelephone telefono telefoon telefoonnummer numertelefonu`,
  },
  contactName: {
    strong: `contact contactname contactperson ansprechpartner kontaktperson nomducontact interlocuteur
      personadecontacto contactpersoon referente osobakontaktowa attention`,
  },
  street: {
    strong: `street address address1 addressline1 streetaddress billingaddress billingaddress1 strasse stras
      adresse rue direccion calle indirizzo via adres straat ulica`,
  },
  city: {
    strong: `city town ort ort01 stadt ville ciudad poblacion citta comune plaats woonplaats stad miasto
      miejscowosc billingcity`,
  },
  postalCode: {
    strong: `postalcode postcode zip zipcode plz pstlz postleitzahl codepostal cp codigopostal cap
      codicepostale kodpocztowy billingzip`,
  },
  region: {
    strong: `region state province county bundesland regio provincia departement wojewodztwo provincie
      billingprovince`,
  },
  taxId: {
    strong: `taxid vatid vatno vatnumber vatregistrationnumber taxnumber ustid ustidnr stceg steuernummer
      tvaintracommunautaire numerotva siret siren nif cif vatnr btwnummer partitaiva piva
      codicefiscale nip ein abn`,
  },
  group: {
    strong: `group customergroup groupid parent parentcustomer konzern kundengruppe groupe groupeclient
      grupo gruppo groep klantgroep grupa konzs`,
  },
  owner: {
    strong: `owner accountmanager accountowner salesrep salesperson creditcontroller collector
      sachbearbeiter betreuer vertreter commercial gestionnaire responsable vendedor
      referentecommerciale accounthouder opiekun handlowiec`,
  },
  externalReference: {
    strong: `externalreference externalid externalref foreignid sourceid erpid crmid shopid altkn legacyid
      oldreference`,
  },
};
