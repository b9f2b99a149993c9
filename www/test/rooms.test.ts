// The house stands on its floors: a room of www/src imports from rooms below it only, and no files import each other in a
// circle. docs/architecture.md says what each room is for.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, normalize, relative, sep } from "node:path";
import { describe, expect, test } from "vitest";

const source = join(import.meta.dirname, "../src");

/** From the ground up. */
const ROOMS = [
  "i18n", "wire", "limits", "plot",
  "tasks", "texts", "intake", "link",
  "questions", "protocol", "engine", "run",
  "laboratory", "trusted", "page", "race",
  "words", "controls", "messages", "figures",
  "scenarios", "panels", "main",
];

const files = readdirSync(source, { recursive: true, encoding: "utf8" })
  .map((path) => path.split(sep).join("/"))
  .filter((path) => /\.tsx?$/.test(path));

/** The room of a file: its folder below src, or its own name where it stands alone. */
const roomOf = (file: string): string => file.replace(/[/.].*$/, "");

/** The files of src that a file imports, at once or later, as a value or as a type. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(source, file), "utf8");
  return [...text.matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)"(\.[^"]+)"/g)].flatMap(([, from = ""]) => {
    const path = relative(source, normalize(join(source, dirname(file), from))).split(sep).join("/");
    const found = [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`].find((name) => files.includes(name));
    return found === undefined ? [] : [found];
  });
}

const graph = new Map(files.map((file) => [file, importsOf(file)]));

test("every room has its floor, and every floor a room", () => {
  expect([...new Set(files.map(roomOf))].sort()).toEqual([...ROOMS].sort());
});

describe.each(ROOMS)("%s", (room) => {
  test("imports from rooms below it only", () => {
    const upward = files
      .filter((file) => roomOf(file) === room)
      .flatMap((file) => (graph.get(file) ?? []).map((imported) => [file, imported] as const))
      .filter(([, imported]) => roomOf(imported) !== room && ROOMS.indexOf(roomOf(imported)) > ROOMS.indexOf(room));
    expect(upward.map(([file, imported]) => `${file} imports ${imported}`)).toEqual([]);
  });
});

test("no files import each other in a circle", () => {
  const done = new Set<string>();
  const circle = (file: string, way: readonly string[]): string[] | null => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return null;
    for (const imported of graph.get(file) ?? []) {
      const found = circle(imported, [...way, file]);
      if (found !== null) return found;
    }
    done.add(file);
    return null;
  };
  for (const file of files) expect(circle(file, [])).toBeNull();
});

test.each(["README.md", "docs/architecture.md"])("%s names files and folders that are there", (name) => {
  const root = join(import.meta.dirname, "../..");
  const text = readFileSync(join(root, name), "utf8");
  const named = [...text.matchAll(/`((?:src|tests|www|xtask|benches|docs)\/[\w./-]*)`/g)].map(([, path = ""]) => path);
  const built = /^www\/(?:dist|pkg)/;
  expect(named.filter((path) => !built.test(path) && !existsSync(join(root, path)))).toEqual([]);
});
