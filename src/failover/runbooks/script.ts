import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A top-level statement of a script: an import, an assignment or a function, with its lines. */
interface Statement {
  readonly name: string;
  readonly text: string;
}

const files = new Map<string, readonly Statement[]>();

/** The top-level statements of a file of `scripts/`; comments belong to what follows them. */
function statementsOf(file: string): readonly Statement[] {
  const known = files.get(file);
  if (known !== undefined) return known;
  const text = readFileSync(join(__dirname, "scripts", `${file}.py`), "utf8");
  const statements = text
    .split(/\n(?=\S)/)
    .reduce<string[]>((all, lines) => {
      const before = all.at(-1);
      // A comment, and the bracket that closes a list, belong to the statement beside them.
      if (before !== undefined && (/^[)\]}]/.test(lines) || /^#[^\n]*$/.test(before)))
        return [...all.slice(0, -1), `${before}\n${lines}`];
      return [...all, lines];
    }, [])
    .map((lines) => ({ name: /^(?:#.*\n)*(?:def )?(\w+)/.exec(lines)?.[1] ?? "", text: lines.trimEnd() }));
  files.set(file, statements);
  return statements;
}

const isImport = ({ name }: Statement) => name === "import" || name === "from";

/**
 * The Python of one step: a function of a file of `scripts/` with whatever of that file and of `common.py` it uses, and
 * nothing else, because AWS takes documents of 64 KB at most and every step carries its own script.
 *
 * @param runs `<file>.<function>`.
 * @throws Error when there is no such function.
 */
export function scriptOf(runs: string): string {
  const [file = "", handler = ""] = runs.split(".");
  const all = [...statementsOf("common"), ...statementsOf(file)];
  const defined = all.filter((it) => !isImport(it));
  const used = new Set<Statement>();
  const use = (name: string) => {
    for (const it of defined.filter((one) => one.name === name && !used.has(one))) {
      used.add(it);
      for (const [word] of it.text.matchAll(/\b[a-z_]\w*\b/g)) use(word);
    }
  };
  use(handler);
  if (used.size === 0) throw new Error(`scripts/${file}.py has no function ${handler}`);
  const code = defined.filter((it) => used.has(it)).map(({ text }) => text);
  const imports = all.filter(isImport).filter(({ text }) => {
    const imported = /(\w+)(?:, (\w+))?$/.exec(text) ?? [];
    return [...imported.slice(1), /^import (\w+)/.exec(text)?.[1]].some(
      (it) => it !== undefined && code.some((lines) => new RegExp(`\\b${it}\\b`).test(lines)),
    );
  });
  return [...new Set(imports.map(({ text }) => text)), ...code].join("\n");
}
