// Words that the demo's trading names are put together from. All names are made up.

/** What British shops are called after. */
export const BRITISH_FIRST: readonly string[] = (
  "Amber Applewood Ashdown Barley Beacon Birch Blackthorn Bluebell Bramble Brindle Briar Bumble Buttercup Calico Candlewick " +
  "Chestnut Clover Cobble Copper Cornflower Cotton Cowslip Crab-Apple Curlew Daisy Damson Dapple Dovecote Driftwood Elder " +
  "Fern Feather Fiddler's Flint Foxglove Gable Ginger Gooseberry Greenway Harbour Harvest Hawthorn Hazel Heather Hedgerow " +
  "Holly Honeysuckle Indigo Ivory Juniper Kestrel Kingfisher Lantern Larkspur Lavender Linden Linnet Magpie Mallow Maple " +
  "Marigold Meadow Millstone Mulberry Nettle Nightingale Oakleaf Old-Mill Orchard Otter Owl Paddock Partridge Pebble Pepper " +
  "Periwinkle Piccolo Pinecone Plum Poppy Primrose Quayside Quince Rosehip Rowan Saffron Sandpiper Seagrass Silver Skylark " +
  "Snowdrop Sorrel Sparrow Spindle Starling Sycamore Teasel Thimble Thistle Toadstool Treacle Tumble Walnut Willow Wren Yarrow"
)
  .split(" ")
  .map((word) => word.replace("Old-Mill", "Old Mill").replace("Crab-Apple", "Crab Apple"));

/** What they sell, or what they call themselves. */
export const BRITISH_SECOND: readonly string[] = (
  "Gifts|Home|Interiors|Trading|Cards & Gifts|Emporium|Living|Lifestyle|Gift Shop|House|Pantry|Parlour|Stores|Vintage|" +
  "Treasures|Garden Centre|Farm Shop|Cottage|& Daughters|& Sons|Bazaar|Mercantile|Gallery|Workshop|Tea Rooms|Florists|" +
  "Stationers|Toys|Party Shop|Homeware|Collective|Curiosities"
).split("|");

/** Surnames for firms that bear a person's name, and for contacts; by language. */
export const SURNAMES: Readonly<Record<string, readonly string[]>> = {
  en: "Adeyemi Ainsworth Barlow Bennett Carr Chaudhry Dalton Eastwood Farrell Goodwin Hartley Iqbal Jessop Kaur Lockwood Marsh Naylor Okafor Pemberton Quayle Radcliffe Sutcliffe Thornton Underhill Varley Whitaker Yates".split(
    " ",
  ),
  de: "Albrecht Baumann Brandt Dietrich Ebert Fuchs Gerlach Hartmann Jansen Kaiser Lindner Maurer Neumann Pohl Reuter Seidel Thiele Vogt Winkler Ziegler".split(
    " ",
  ),
  fr: "Arnaud Barbier Caron Delmas Fabre Garnier Hubert Jacquet Lambert Marchand Noël Perrin Renaud Roussel Tessier Vidal".split(
    " ",
  ),
  es: "Aguilar Blanco Castro Delgado Fuentes Herrera Iglesias Lozano Molina Navarro Ortega Prieto Rubio Serrano Vega".split(
    " ",
  ),
  it: "Bellini Conti De Luca Ferri Galli Leone Marchetti Orlando Pellegrini Rinaldi Sartori Villa".split(" "),
  pt: "Almeida Barros Cardoso Duarte Esteves Figueira Lopes Matos Nogueira Pinto Ramos Teixeira".split(" "),
  nl: "Bakker Dekker Hoekstra Kuiper Maas Postma Smit Vermeer Visser Zandstra".split(" "),
  north:
    "Ahlgren Berg Dahl Ekström Falk Hansen Iversen Koskinen Lund Mäkelä Nygård Persson Rasmussen Sandvik Toivonen Vinter".split(
      " ",
    ),
  east: "Antoniou Christodoulou Dvořák Georgiou Jankauskas Kowalska Nowak Petrou Stavrou Wójcik".split(" "),
  far: "Arai Cohen Fujita Haddad Khalil Lim Mizrahi Mori Nakajima Okada Tan Ueda".split(" "),
};

/** First names for contacts; by the same languages. */
export const FIRST_NAMES: Readonly<Record<string, readonly string[]>> = {
  en: "Abigail Alan Beth Callum Dawn Ewan Fiona Gareth Harriet Imran Jo Kieran Laura Martin Nadia Owen Priya Rachel Simon Tessa".split(
    " ",
  ),
  de: "Anke Bernd Claudia Dieter Eva Frank Heike Jörg Karin Lars Monika Uwe".split(" "),
  fr: "Agnès Bruno Claire Denis Élodie Françoise Guillaume Hélène Luc Mathilde".split(" "),
  es: "Alba Carmen Diego Elena Javier Lucía Marta Pablo Rosa Tomás".split(" "),
  it: "Alessia Bruno Chiara Davide Elisa Luca Paola Silvia".split(" "),
  pt: "Ana Bruno Catarina Diogo Inês João Marta Rui".split(" "),
  nl: "Anouk Bram Femke Joost Lotte Maarten Sanne Wouter".split(" "),
  north: "Aino Bjørn Elin Freja Henrik Ingrid Jari Kari Lotta Mikkel Siri Ville".split(" "),
  east: "Agata Eleni Jan Maria Petr Sofia Tomas Yiannis".split(" "),
  far: "Amal Daniel Hana Kenji Layla Mei Noa Yuki".split(" "),
};

/** How firms abroad are named: `*` is the surname. */
export const FIRM_NAMES: Readonly<Record<string, readonly string[]>> = {
  en: [
    "* & Co",
    "* Gifts",
    "* Trading",
    "The * Gift Company",
    "* Home & Garden",
    "* Imports",
    "* Brothers",
    "House of *",
  ],
  de: [
    "Geschenkhaus * GmbH",
    "* Wohnaccessoires GmbH",
    "* & Söhne KG",
    "Papeterie *",
    "* Handels GmbH",
    "Dekowelt * e.K.",
    "Landhaus *",
    "* Geschenkartikel OHG",
  ],
  fr: [
    "Maison *",
    "* Décoration SARL",
    "Les Cadeaux *",
    "Comptoir *",
    "* et Fils SARL",
    "Atelier *",
    "Papeterie *",
    "* Distribution SAS",
  ],
  es: ["Regalos * S.L.", "Casa *", "* Hogar S.L.", "Hermanos * S.A.", "Detalles *", "Bazar *"],
  it: ["Casa * S.r.l.", "Regali *", "* Arredo S.r.l.", "Bottega *", "Fratelli * S.n.c.", "* Idee Regalo"],
  pt: ["Casa * Lda", "* Presentes Lda", "Irmãos * Lda", "Loja *", "* Decoração", "Armazéns *"],
  nl: ["* Cadeaus B.V.", "* Wonen", "Huis van *", "Gebroeders *", "* Handelsonderneming B.V."],
  north: ["* Interiör", "* & Co", "Butik *", "* Hjem", "* Handel", "Huset *", "* Design"],
  east: ["* Trading", "* Dekor", "* Home", "* & Co", "* Imports"],
  far: ["* Trading Co", "* & Co", "* Lifestyle", "* Imports", "* Home", "* General Trading"],
};

/** Towns that a second shop of one name is told apart by. */
export const TOWNS: readonly string[] =
  "Alnwick Bakewell Bath Beverley Bridport Buxton Chester Chichester Cirencester Dorchester Durham Ely Exeter Falmouth Frome Grantham Harrogate Hexham Hitchin Ilkley Keswick Kendal Leek Lewes Lichfield Louth Ludlow Malvern Melrose Morpeth Nantwich Oakham Oban Penrith Perth Petworth Ripon Rye Saffron-Walden Salisbury Shaftesbury Skipton Southwold Stamford Stroud Tenby Tetbury Thirsk Totnes Truro Wells Whitby Witney Woodbridge".split(
    " ",
  );
