import {
  CURRENCY,
  CUSTOMER,
  CUSTOMER_NAME,
  DUE_ON,
  EMAIL,
  ISSUED_ON,
  PARTY_SYNONYMS,
  type Synonyms,
  TERMS,
} from "./common-synonyms.ts";

/** Per field of the API; fields of the same name mean the same in every kind of import. */
export const SYNONYMS: Readonly<Record<string, Synonyms>> = {
  customer: CUSTOMER,
  reference: CUSTOMER,
  name: CUSTOMER_NAME,
  customerName: { ...CUSTOMER_NAME, good: "company firma societe empresa bedrijf azienda partner" },
  currency: CURRENCY,
  issuedOn: ISSUED_ON,
  dueOn: DUE_ON,
  terms: TERMS,
  email: EMAIL,
  number: {
    strong: `number invoice invoiceno invoicenumber invoiceid invoicenum invoiceref invoicereference invno
      invnumber documentnumber documentno docno docnumber docid belegnummer belegnr belegfeld1 belnr
      vbeln rechnungsnummer rechnungsnr rechnung rgnr renr reno numerofacture numfacture nfacture
      nofacture facture numeropiece factura numerofactura numfactura nfactura numerofattura
      numfattura nfattura fattura numerodocumento factuur factuurnummer factuurnr faktura
      numerfaktury nrfaktury numerdokumentu creditnote creditnoteno creditnotenumber creditnoteid
      creditmemo creditmemono gutschriftsnummer gutschriftnr gutschrift numeroavoir avoir
      notadecredito creditnota notadicredito korekta`,
    good: `document nummer numero nr no documentid transactionid transactionno voucher voucherno txnid
      bill billno billnumber`,
    weak: "uid id key reference ref",
  },
  total: {
    strong: `total totalamount invoiceamount invoicetotal invoicevalue amounttotal grosstotal grossamount
      gross grandtotal totalgross totalprice totalinclvat totalincltax amountinclvat documentamount
      docamount brutto bruttobetrag rechnungsbetrag gesamtbetrag gesamtbrutto endbetrag endsumme
      montantttc totalttc ttc montanttotal importetotal totalfactura importetotalfactura totaalbedrag
      totaal bedragincl bedraginclbtw totaleimporto importototale totalefattura totaledocumento
      kwotabrutto wartoscbrutto razem suma creditamount`,
    good: `amount betrag montant importe importo bedrag kwota value dmbtr wrbtr umsatz debit soll debe`,
    weak: "sum price preis prix",
  },
  net: {
    strong: `net netamount nettotal totalnet subtotal amountnet amountuntaxed untaxedamount netvalue netto
      nettobetrag nettosumme zwischensumme montantht totalht ht horstaxe baseimponible importeneto
      imponibile importonetto nettobedrag bedragexcl bedragexclbtw subtotaal kwotanetto wartoscnetto
      totalexclvat totalexcltax netwr`,
  },
  tax: {
    strong: `tax taxamount totaltax vat vatamount gst salestax mwst mwstbetrag ust ustbetrag umsatzsteuer
      mehrwertsteuer steuer steuerbetrag tva montanttva iva importeiva importoiva btw btwbedrag
      kwotavat podatek amounttax mwsbk`,
  },
  openAmount: {
    strong: `openamount totalopenamount amountopen openbalance amountdue balancedue outstanding
      outstandingamount amountoutstanding remainingamount amountremaining amountresidual
      residualamount unpaidamount unpaid offen offenerbetrag restbetrag restforderung offenersaldo
      soldedu resteapayer resteadevoir resteduttc saldopendiente importependiente pendiente
      openstaand openstaandbedrag restant saldoaperto residuo importoresiduo dozaplaty pozostalo
      kwotapozostala`,
    good: "balance saldo solde residual remaining due",
  },
  settledOn: {
    strong: `settledon settleddate datesettled settlementdate cleardate clearingdate augdt paidon paiddate
      datepaid paidat fullypaidon dateofpayment ausgleichsdatum bezahltam datereglement
      datedereglement fechapago fechacobro datapagamento betaaldatum betaaldop dataplatnosci
      closeddate`,
    good: "paymentdate zahlungsdatum zahldatum datepaiement lastpaymentdate",
  },
  lineDescription: {
    strong: `linedescription itemdescription productdescription itemname productname lineitemname
      artikelbezeichnung positionstext designation libelleproduit descripcionarticulo
      descrizionearticolo omschrijving artikelomschrijving nazwatowaru nazwaproduktu`,
    good: `description item product beschreibung bezeichnung libelle descripcion concepto descrizione opis
      artikel memo`,
  },
  lineSku: {
    strong: `sku stockcode itemcode productcode productid articleno articlenumber itemno itemnumber matnr
      materialnumber artikelnummer artikelnr artnr referenceproduit codearticle codigoarticulo
      codicearticolo artikelcode kodtowaru kodproduktu lineitemsku ean gtin`,
  },
  lineQuantity: {
    strong: `quantity qty lineqty lineitemquantity quantite cantidad quantita aantal ilosc menge anzahl
      stueckzahl stuckzahl fkimg`,
    good: "units pieces hoeveelheid",
  },
  lineUnitPrice: {
    strong: `unitprice unitamount priceperunit itemprice lineitemprice rate einzelpreis stueckpreis
      stuckpreis prixunitaire preciounitario prezzounitario eenheidsprijs stukprijs cenajednostkowa
      puht`,
    good: "price preis prix precio prezzo prijs cena",
  },
  lineTaxRate: {
    strong: `taxrate vatrate taxpercent vatpercent lineitemtaxrate steuersatz mwstsatz ustsatz tauxtva
      tipoiva aliquotaiva btwpercentage btwtarief stawkavat`,
  },
  order: {
    strong: `order orderid orderno ordernumber orderref orderreference salesorder salesorderno
      salesordernumber auftrag auftragsnummer auftragsnr bestellnummer numerocommande ncommande
      pedido numeropedido numeroordine ordine ordernummer bestelnummer numerzamowienia nrzamowienia
      aubel`,
  },
  purchaseOrder: {
    strong: `purchaseorder purchaseorderno purchaseordernumber pono ponumber po customerpo customerorderno
      kundenbestellnummer ihrebestellnummer boncommande ordenccompra ordencompra ordineacquisto
      inkoopordernummer bstkd bstnk yourreference`,
  },
  entity: {
    strong: `entity entityid companycode legalentity sellingcompany bukrs buchungskreis mandant subsidiary
      codesociete sociedad codicesocieta`,
  },
  country: {
    strong: `country countrycode customercountry billingcountry countryregion land1 land laendercode
      landercode landkennzeichen pays codepays pais codigopais paese landcode kraj kodkraju nazione`,
  },
  documentKind: {
    strong: `documentkind documenttype doctype invoicetype transactiontype typedocument belegart belegtyp
      blart dokumentart typepiece tipodocumento documentsoort rodzajdokumentu kind`,
    good: "type typ art tipo soort rodzaj",
  },
  appliesTo: {
    strong: `appliesto originalinvoice originalinvoiceno originalinvoicenumber relatedinvoice
      correctedinvoice invoicereference invoiceno invoicenumber invoice zurechnung bezugsbeleg
      originalrechnung factureorigine facturarectificada fatturadiriferimento oorspronkelijkefactuur
      fakturakorygowana rebzg`,
  },
  amount: {
    strong: `amount paymentamount amountpaid paidamount receivedamount amountreceived totalpaid zahlbetrag
      zahlungsbetrag betrag montant montantpaye montantreglement importe importepagado importo
      importopagato bedrag betaaldbedrag kwota kwotawplaty dmbtr wrbtr credit haben`,
    good: "total value gross net sum",
  },
  receivedOn: {
    strong: `receivedon receiveddate datereceived paymentdate paidon paidat paiddate datepaid dateofpayment
      bookingdate buchungstag buchungsdatum valuedate valuta wertstellung zahlungsdatum
      zahlungseingang datepaiement datereglement datevaleur fechapago fechacobro fechavalor
      datapagamento datavaluta betaaldatum boekdatum dataplatnosci datawplaty dataksiegowania budat`,
    good: "date datum fecha data transactiondate postingdate createdat",
  },
  method: {
    strong: `method paymentmethod paymenttype paymentmode zahlungsart zahlart modedepaiement moyendepaiement
      metododepago mododipagamento metododipagamento betaalwijze betaalmethode metodaplatnosci zlsch`,
    good: "gateway provider channel",
  },
  invoice: {
    strong: `invoice invoiceno invoicenumber invoiceid invoiceref rechnung rechnungsnummer rechnungsnr
      facture numerofacture factura numerofactura fattura numerofattura factuur factuurnummer faktura
      numerfaktury appliedto remittance belegfeld1`,
    good: "document documentno documentnumber docno belegnummer",
  },
  remittanceText: {
    strong: `remittancetext remittanceinformation remittanceinfo paymentdetails paymentreference
      verwendungszweck motif libelle conceptopago causale omschrijving tytul tytulem sgtxt`,
    good: `description details memo note notes narrative text buchungstext betreff`,
  },
  ...PARTY_SYNONYMS,
};

/** Where a payment's own reference is looked for; `reference` of customers means the customer's number. */
export const PAYMENT_REFERENCE: Synonyms = {
  strong: `reference paymentreference paymentid paymentno paymentnumber paymentref transactionid
      transactionno receiptno receiptnumber zahlungsnummer zahlungsreferenz buchungsnummer
      referencepaiement numeropaiement referenciapago numeropago numeropagamento betalingskenmerk
      betalingsnummer numerplatnosci endtoendid`,
  good: "number id uid ref belegnummer document documentno receipt",
};
