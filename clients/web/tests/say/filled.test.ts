/**
 * What a sentence needs to be whole, held against what every call of `say` and `maybe` gives it, as far as that stands in the source: ids that are
 * written out, chosen between, or put together from a first part; values that are written out. What is handed on by a name is not seen here.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAst } from "rolldown/parseAst";
import { describe, expect, test } from "vitest";

const SRC = join(import.meta.dirname, "../../src");

type Node = { readonly [name: string]: unknown };

/** Ids with what is filled into them. */
function needs(): Map<string, readonly string[]> {
  const text = readFileSync(join(SRC, "say/en.ftl"), "utf-8");
  const parts = text
    .split(/^(?=[a-z][\w-]* =)/m)
    .map((part) => [/^([a-z][\w-]*) =/.exec(part)?.[1] ?? "", part] as const);
  return new Map(
    parts
      .filter(([id]) => id !== "")
      .map(([id, part]) => [id, [...part.matchAll(/\$(\w+)/g)].map(([, name]) => name ?? "")]),
  );
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null;
}

/** Every node below one, and itself. */
function all(node: unknown): readonly Node[] {
  if (Array.isArray(node)) return node.flatMap(all);
  return isNode(node) ? [node, ...Object.values(node).flatMap(all)] : [];
}

/** The ids that an expression may be: null where that is not to be seen. */
function ids(node: unknown, known: readonly string[], written: ReadonlySet<string>): readonly string[] | null {
  if (!isNode(node)) return null;
  if (node["type"] === "Literal") return [String(node["value"])];
  if (node["type"] === "ConditionalExpression") {
    const [one, two] = [ids(node["consequent"], known, written), ids(node["alternate"], known, written)];
    return one === null || two === null ? null : [...one, ...two];
  }
  if (node["type"] !== "TemplateLiteral") return null;
  const ends = (node["quasis"] as readonly { value: { cooked: string } }[]).map(({ value }) => value.cooked);
  const [start = "", end = ""] = [ends[0], ends.at(-1)];
  return known.filter((id) => id.startsWith(start) && id.endsWith(end) && !written.has(id));
}

/** The names of the values that are given: null where that is not to be seen. */
function given(node: unknown): readonly string[] | null {
  if (node === undefined) return [];
  if (!isNode(node) || node["type"] !== "ObjectExpression") return null;
  const properties = node["properties"] as readonly Node[];
  const names = properties.map(({ key }) => (isNode(key) ? key["name"] : undefined));
  return names.every((name) => typeof name === "string") ? names : null;
}

/** Each call of these functions: the file, and its arguments. */
function calls(file: string, names: readonly string[]): readonly (readonly unknown[])[] {
  const source = readFileSync(join(SRC, file), "utf-8");
  return all(parseAst(source, { lang: file.endsWith("x") ? "tsx" : "ts" })).flatMap((node) => {
    const callee = node["callee"];
    const found = node["type"] === "CallExpression" && isNode(callee) && names.includes(String(callee["name"]));
    return found ? [node["arguments"] as readonly unknown[]] : [];
  });
}

describe("what is filled into a sentence", () => {
  const sentences = needs();
  const known = [...sentences.keys()];
  const files = readdirSync(SRC, { recursive: true, encoding: "utf-8" }).filter(
    (file) => /\.tsx?$/.test(file) && !file.endsWith("messages.ts"),
  );
  const written = new Set(
    files.flatMap((file) =>
      [...readFileSync(join(SRC, file), "utf-8").matchAll(/"([a-z][\w-]*)"/g)].map(([, id]) => id ?? ""),
    ),
  );
  test("every call gives all that its sentence needs", () => {
    let seen = 0;
    const lacking = files.flatMap((file) =>
      calls(file, ["say", "maybe", "told"]).flatMap(([id, values]) => {
        const [may, has] = [ids(id, known, written), given(values)];
        if (may === null || has === null) return [];
        seen += 1;
        return may.flatMap((one) => {
          const missing = (sentences.get(one) ?? []).filter((name) => !has.includes(name));
          return missing.length > 0 ? [`${file}: ${one} lacks ${missing.join(", ")}`] : [];
        });
      }),
    );
    expect(lacking).toEqual([]);
    expect(seen).toBeGreaterThan(300);
  });
});
