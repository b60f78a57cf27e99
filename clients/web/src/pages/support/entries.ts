/**
 * Where to turn to, country by country. Facts alone, each with the page it was read on; addresses are written without `https://`.
 *
 * `verified` says when a person tried the entry or asked who runs it, and who that was. Nobody has yet, for any of them, and nothing
 * else may be written there: the page tells its readers so.
 */
export type Topic = "emergency" | "crisis" | "partner" | "young" | "elsewhere";
export type Whom = "all" | "distress" | "partner" | "women" | "young";
export type Hours = "always" | "afternoons" | "site";

export interface Entry {
  readonly topic: Topic;
  readonly name: string;
  readonly whom: Whom;
  readonly hours: Hours;
  /** Tags of the languages it is spoken in; "+" for others besides. */
  readonly languages: readonly string[];
  readonly call?: string;
  /** A number to write to, the word to write where one is asked for, and by what. */
  readonly text?: { readonly to: string; readonly word?: string; readonly by?: "WhatsApp" };
  readonly site?: string;
  readonly source: string;
  readonly verified: { readonly on: string; readonly by: string } | null;
}

/** The day on which the facts of those that nobody has verified were copied; it moves only when all of them are read again where they come from. */
export const COPIED = "2026-11-22";

/** What opens in every country. */
export const ELSEWHERE: readonly Entry[] = [
  {
    topic: "elsewhere",
    name: "Find A Helpline",
    whom: "all",
    hours: "site",
    languages: ["+"],
    site: "findahelpline.com",
    source:
      "lifeline-international.com/from-idea-to-impact-how-throughline-is-bridging-the-gap-in-global-crisis-support/",
    verified: null,
  },
];

/** By country (ISO 3166). */
export const ENTRIES: Readonly<Record<string, readonly Entry[]>> = {
  AU: [
    {
      topic: "emergency",
      name: "000",
      whom: "all",
      hours: "always",
      languages: ["en"],
      call: "000",
      source: "lifelineh2h.org.au/get-help/telephone-crisis-support/faqs/",
      verified: null,
    },
    {
      topic: "crisis",
      name: "Lifeline",
      whom: "distress",
      hours: "always",
      languages: ["en"],
      call: "13 11 14",
      site: "www.lifeline.org.au",
      source: "lifelineh2h.org.au/get-help/telephone-crisis-support/faqs/",
      verified: null,
    },
    {
      topic: "partner",
      name: "1800RESPECT",
      whom: "partner",
      hours: "always",
      languages: ["en", "+"],
      call: "1800 737 732",
      text: { to: "0458 737 732" },
      site: "www.1800respect.org.au",
      source: "thedailyaus.com.au/stories/1800-respect-text-messaging/",
      verified: null,
    },
    {
      topic: "young",
      name: "Kids Helpline",
      whom: "young",
      hours: "always",
      languages: ["en"],
      call: "1800 55 1800",
      site: "kidshelpline.com.au",
      source: "www.yourtown.com.au/kids-helpline-protects-children",
      verified: null,
    },
  ],
  CA: [
    {
      topic: "emergency",
      name: "911",
      whom: "all",
      hours: "always",
      languages: ["en", "fr", "+"],
      call: "911",
      source: "crtc.gc.ca/eng/archive/2018/2018-188.htm",
      verified: null,
    },
    {
      topic: "crisis",
      name: "9-8-8: Suicide Crisis Helpline",
      whom: "distress",
      hours: "always",
      languages: ["en", "fr"],
      call: "988",
      text: { to: "988" },
      site: "988.ca",
      source:
        "www.newswire.ca/news-releases/government-of-canada-announces-kids-help-phone-as-9-8-8-network-partner-898887020.html",
      verified: null,
    },
    {
      topic: "young",
      name: "Kids Help Phone",
      whom: "young",
      hours: "always",
      languages: ["en", "fr"],
      call: "1-800-668-6868",
      text: { to: "686868", word: "CONNECT" },
      site: "kidshelpphone.ca",
      source: "kidshelpphone.ca/text-about-it/",
      verified: null,
    },
  ],
  DE: [
    {
      topic: "emergency",
      name: "112",
      whom: "all",
      hours: "always",
      languages: ["de", "+"],
      call: "112",
      source: "www.govtech.com/public-safety/European-Emergency-Number-112-Now-Works.html",
      verified: null,
    },
    {
      topic: "crisis",
      name: "TelefonSeelsorge",
      whom: "distress",
      hours: "always",
      languages: ["de"],
      call: "0800 111 0 111",
      site: "www.telefonseelsorge.de",
      source: "www.domradio.de/artikel/telefonseelsorge-jetzt-unter-oekumenischem-dachverband",
      verified: null,
    },
    {
      topic: "partner",
      name: "Hilfetelefon Gewalt gegen Frauen",
      whom: "women",
      hours: "always",
      languages: ["de", "+"],
      call: "116 016",
      site: "www.hilfetelefon.de",
      source: "www.hilfetelefon.de/das-hilfetelefon/angebot-im-ueberblick.html",
      verified: null,
    },
    {
      topic: "young",
      name: "Nummer gegen Kummer",
      whom: "young",
      hours: "afternoons",
      languages: ["de"],
      call: "116 111",
      site: "www.nummergegenkummer.de",
      source: "www.bmfsfj.de/bmfsfj/mediathek/anrufen-mailen-chatten-gegen-sorgen-154556",
      verified: null,
    },
  ],
  ES: [
    {
      topic: "emergency",
      name: "112",
      whom: "all",
      hours: "always",
      languages: ["es", "+"],
      call: "112",
      source: "www.govtech.com/public-safety/European-Emergency-Number-112-Now-Works.html",
      verified: null,
    },
    {
      topic: "crisis",
      name: "Línea 024",
      whom: "distress",
      hours: "always",
      languages: ["es"],
      call: "024",
      site: "www.sanidad.gob.es",
      source: "www.rtve.es/noticias/20220509/sanidad-presenta-telefono-prevencion-suicidio/2347183.shtml",
      verified: null,
    },
    {
      topic: "partner",
      name: "016",
      whom: "women",
      hours: "always",
      languages: ["es", "+"],
      call: "016",
      text: { to: "600 000 016", by: "WhatsApp" },
      site: "violenciagenero.igualdad.gob.es",
      source: "mugardos.gal/a-delegacion-do-goberno-contra-a-violencia-de-xenero-informa/",
      verified: null,
    },
    {
      topic: "young",
      name: "Teléfono ANAR",
      whom: "young",
      hours: "always",
      languages: ["es"],
      call: "900 20 20 10",
      site: "www.anar.org",
      source:
        "defensornavarra.es/es/noticias/la-fundacion-anar-se-entrevisto-con-el-defensor-del-pueblo-de-navarra-y-le-entrego-su-informe-anual-referido-a-navarra",
      verified: null,
    },
  ],
  FR: [
    {
      topic: "emergency",
      name: "112",
      whom: "all",
      hours: "always",
      languages: ["fr", "+"],
      call: "112",
      text: { to: "114" },
      source: "www.1000-premiers-jours.fr/fr/les-numeros-durgence-connaitre",
      verified: null,
    },
    {
      topic: "crisis",
      name: "3114",
      whom: "distress",
      hours: "always",
      languages: ["fr"],
      call: "3114",
      site: "3114.fr",
      source: "3114.fr/que-se-passe-t-il-quand-je-contacte-le-3114/",
      verified: null,
    },
    {
      topic: "partner",
      name: "3919 Violences Femmes Info",
      whom: "women",
      hours: "always",
      languages: ["fr", "+"],
      call: "3919",
      site: "www.solidaritefemmes.org",
      source: "www.icfhabitat.fr/groupe/ensemble-luttons-contre-les-violences-faites-aux-femmes",
      verified: null,
    },
    {
      topic: "young",
      name: "119 Allô enfance en danger",
      whom: "young",
      hours: "always",
      languages: ["fr"],
      call: "119",
      site: "www.allo119.gouv.fr",
      source: "madinin-art.net/119-allo-enfance-en-danger-un-numero-pour-les-situations-durgence",
      verified: null,
    },
  ],
  GB: [
    {
      topic: "emergency",
      name: "999",
      whom: "all",
      hours: "always",
      languages: ["en", "+"],
      call: "999",
      source: "www.wellingtonpractice.co.uk/emergency-information/",
      verified: null,
    },
    {
      topic: "crisis",
      name: "Samaritans",
      whom: "distress",
      hours: "always",
      languages: ["en"],
      call: "116 123",
      site: "www.samaritans.org",
      source: "www.samaritans.org/how-we-can-help/contact-samaritan/",
      verified: null,
    },
    {
      topic: "partner",
      name: "National Domestic Abuse Helpline",
      whom: "women",
      hours: "always",
      languages: ["en"],
      call: "0808 2000 247",
      site: "www.nationaldahelpline.org.uk",
      source: "refuge.org.uk/news/refuge-response-to-home-secretary-announcement-of-support-for-domestic-abuse-victims",
      verified: null,
    },
    {
      topic: "young",
      name: "Childline",
      whom: "young",
      hours: "always",
      languages: ["en"],
      call: "0800 1111",
      site: "www.childline.org.uk",
      source: "learning.nspcc.org.uk/services/childline",
      verified: null,
    },
  ],
  IE: [
    {
      topic: "emergency",
      name: "112",
      whom: "all",
      hours: "always",
      languages: ["en", "+"],
      call: "112",
      source: "www.govtech.com/public-safety/European-Emergency-Number-112-Now-Works.html",
      verified: null,
    },
    {
      topic: "crisis",
      name: "Samaritans",
      whom: "distress",
      hours: "always",
      languages: ["en"],
      call: "116 123",
      site: "www.samaritans.org/ireland",
      source:
        "advertiser.ie/Galway/article/74587/you-are-not-alone-this-christmas-is-the-message-from-samaritans-galway",
      verified: null,
    },
    {
      topic: "partner",
      name: "Women's Aid",
      whom: "women",
      hours: "always",
      languages: ["en"],
      call: "1800 341 900",
      site: "www.womensaid.ie",
      source: "www.thejournal.ie/womens-aid-helpline-2-2964358-Sep2016/",
      verified: null,
    },
    {
      topic: "young",
      name: "Childline",
      whom: "young",
      hours: "always",
      languages: ["en"],
      call: "1800 66 66 66",
      site: "www.childline.ie",
      source:
        "www.breakingnews.ie/ireland/childine-volunters-answered-1020-calls-from-children-on-christmas-day-820223.html",
      verified: null,
    },
  ],
  MX: [
    {
      topic: "emergency",
      name: "911",
      whom: "all",
      hours: "always",
      languages: ["es"],
      call: "911",
      source: "zamudionoticias.mx/?p=17586",
      verified: null,
    },
    {
      topic: "crisis",
      name: "Línea de la Vida",
      whom: "distress",
      hours: "always",
      languages: ["es"],
      call: "800 911 2000",
      site: "www.gob.mx/salud",
      source:
        "www.eluniversal.com.mx/nacion/promueven-la-linea-de-la-vida-tras-presentar-encuesta-sobre-consumo-de-drogas-asi-puedes-pedir-ayuda/",
      verified: null,
    },
  ],
  US: [
    {
      topic: "emergency",
      name: "911",
      whom: "all",
      hours: "always",
      languages: ["en", "+"],
      call: "911",
      source: "health.wyo.gov/publichealth/prevention/wivpp/suicide-prevention/988-suicide-crisis-lifeline",
      verified: null,
    },
    {
      topic: "crisis",
      name: "988 Suicide & Crisis Lifeline",
      whom: "distress",
      hours: "always",
      languages: ["en", "es", "+"],
      call: "988",
      text: { to: "988" },
      site: "988lifeline.org",
      source: "health.wyo.gov/publichealth/prevention/wivpp/suicide-prevention/988-suicide-crisis-lifeline",
      verified: null,
    },
    {
      topic: "partner",
      name: "National Domestic Violence Hotline",
      whom: "partner",
      hours: "always",
      languages: ["en", "+"],
      call: "1-800-799-7233",
      text: { to: "88788", word: "START" },
      site: "www.thehotline.org",
      source: "ovc.ojp.gov/news/grantee-news/national-domestic-violence-hotline-answers-6-million-contacts",
      verified: null,
    },
  ],
};
