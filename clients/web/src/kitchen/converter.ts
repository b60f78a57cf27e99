/** A converter of kitchen measures: an amount, a measure and a food in, the same in every other measure out. It keeps nothing. */
import { amountIn, converted, type Food, FOODS, type Measure, MEASURES, rounded } from "./measures.ts";

const ENGLISH = {
  title: "Kitchen converter",
  amount: "Amount",
  measure: "Measure",
  food: "Of what",
  same: "That is",
  note: "A cup holds 240 ml. Weights are rounded, as flour is never packed twice alike.",
  cup: "cups",
  tablespoon: "tablespoons",
  teaspoon: "teaspoons",
  millilitre: "millilitres",
  gram: "grams",
  ounce: "ounces",
  water: "water",
  milk: "milk",
  flour: "flour",
  sugar: "sugar",
  butter: "butter",
  rice: "rice",
  oats: "oats",
  oil: "oil",
  honey: "honey",
  cocoa: "cocoa",
} as const;

type Word = keyof typeof ENGLISH;

const SPANISH: Readonly<Record<Word, string>> = {
  title: "Medidas de cocina",
  amount: "Cantidad",
  measure: "Medida",
  food: "De qué",
  same: "Es lo mismo que",
  note: "Una taza son 240 ml. Los pesos están redondeados: la harina nunca queda igual dos veces.",
  cup: "tazas",
  tablespoon: "cucharadas",
  teaspoon: "cucharaditas",
  millilitre: "mililitros",
  gram: "gramos",
  ounce: "onzas",
  water: "agua",
  milk: "leche",
  flour: "harina",
  sugar: "azúcar",
  butter: "mantequilla",
  rice: "arroz",
  oats: "avena",
  oil: "aceite",
  honey: "miel",
  cocoa: "cacao",
};

const language = navigator.language.toLowerCase().startsWith("es") ? "es" : "en";
const words: Readonly<Record<Word, string>> = language === "es" ? SPANISH : ENGLISH;
const figures = new Intl.NumberFormat(language);

function found<T extends HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}

function fill(select: HTMLSelectElement, names: readonly Word[]): void {
  select.append(...names.map((name) => new Option(words[name], name)));
}

document.documentElement.lang = language;
document.title = words.title;
for (const part of document.querySelectorAll<HTMLElement>("[data-word]"))
  part.textContent = words[part.dataset["word"] as Word];

const amount = found<HTMLInputElement>("amount");
const measure = found<HTMLSelectElement>("measure");
const food = found<HTMLSelectElement>("food");
const out = found<HTMLUListElement>("out");
fill(measure, MEASURES);
fill(food, Object.keys(FOODS) as Food[]);
food.value = "flour";

function show(): void {
  const much = amountIn(amount.value);
  const from = measure.value as Measure;
  const others = much === null ? [] : MEASURES.filter((one) => one !== from);
  out.replaceChildren(
    ...others.map((one) => {
      const line = document.createElement("li");
      const figure = document.createElement("b");
      figure.textContent = figures.format(rounded(converted(much ?? 0, from, one, food.value as Food)));
      line.append(figure, ` ${words[one]}`);
      return line;
    }),
  );
}

document.addEventListener("input", show);
show();

// One entry above the one that this page took, so that nothing lies ahead in the history.
if (history.state === null) history.pushState("here", "");
