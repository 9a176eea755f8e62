import { createRequire } from "node:module";
import type * as TypeScript from "typescript";
import type { ObjectShape, Shape } from "./shape";

/** The compiler takes a while to load, and is needed only for a type that no earlier run has seen. */
let compiler: typeof TypeScript | undefined;
function typescript(): typeof TypeScript {
  compiler ??= createRequire(__filename)("typescript") as typeof TypeScript;
  return compiler;
}

/**
 * The interface of a name in a declaration file, parsed. Only its own text is parsed: the SDKs' declaration files have
 * millions of characters.
 *
 * @param name as the file's namespaces nest it, such as `route53.RecordAlias`.
 * @returns undefined if the file declares no such interface.
 */
export function parseInterface(declarations: string, name: string): ObjectShape | undefined {
  const text = interfaceText(declarations, name.split("."));
  if (text === undefined) return undefined;
  const ts = typescript();
  const file = ts.createSourceFile("shape.d.ts", text, ts.ScriptTarget.Latest, true);
  const declaration = file.statements.find(ts.isInterfaceDeclaration);
  const members = declaration?.members.filter(ts.isPropertySignature) ?? [];
  return Object.fromEntries(
    members.map((member) => [
      member.name.getText(file),
      {
        required: member.questionToken === undefined,
        shape: toShape(member.type, ts),
      },
    ]),
  );
}

/** Finds `interface Name {` inside its namespaces and cuts it out, to the brace that closes it. */
function interfaceText(declarations: string, path: readonly string[]): string | undefined {
  const name = path.at(-1) ?? "";
  let from = 0;
  for (const namespace of path.slice(0, -1)) {
    const at = declarations.indexOf(`namespace ${namespace} {`, from);
    if (at < 0) return undefined;
    from = at;
  }
  const start = declarations.indexOf(`interface ${name} {`, from);
  if (start < 0) return undefined;
  const indent = declarations.slice(declarations.lastIndexOf("\n", start) + 1, start).replace("export ", "");
  const end = declarations.indexOf(`\n${/^\s*/.exec(indent)?.[0] ?? ""}}`, start);
  return `${declarations.slice(start, end)}\n}`;
}

const any: Shape = { kind: "any" };

function toShape(type: TypeScript.TypeNode | undefined, ts: typeof TypeScript): Shape {
  if (type === undefined) return any;
  switch (type.kind) {
    case ts.SyntaxKind.StringKeyword:
      return { kind: "scalar", accepts: ["string"] };
    case ts.SyntaxKind.NumberKeyword:
      return { kind: "scalar", accepts: ["number"] };
    case ts.SyntaxKind.BooleanKeyword:
      return { kind: "scalar", accepts: ["boolean"] };
  }
  if (ts.isTypeOperatorNode(type) || ts.isParenthesizedTypeNode(type)) return toShape(type.type, ts);
  if (ts.isLiteralTypeNode(type)) return literal(type, ts);
  if (ts.isArrayTypeNode(type)) return { kind: "list", of: toShape(type.elementType, ts) };
  if (ts.isUnionTypeNode(type)) return union(type.types.map((it) => toShape(it, ts)).filter(isMeant(type, ts)));
  if (ts.isTypeLiteralNode(type)) {
    const index = type.members.find(ts.isIndexSignatureDeclaration);
    return index === undefined ? any : { kind: "map", of: toShape(index.type, ts) };
  }
  if (ts.isTypeReferenceNode(type)) {
    const name = type.typeName.getText();
    if (/(^|\.)Input$/.test(name)) return toShape(type.typeArguments?.[0], ts);
    if (name.startsWith("inputs.")) return { kind: "reference", name: name.slice("inputs.".length) };
    if (name.startsWith("enums.")) return { kind: "scalar", accepts: ["string"] };
    if (/^[A-Z]\w*$/.test(name)) return { kind: "reference", name };
  }
  return any;
}

/** `undefined` in a union says that a property may be left out, which its question mark says already. */
function isMeant(type: TypeScript.UnionTypeNode, ts: typeof TypeScript): (shape: Shape, index: number) => boolean {
  return (_, index) => type.types[index]?.kind !== ts.SyntaxKind.UndefinedKeyword;
}

function literal(type: TypeScript.LiteralTypeNode, ts: typeof TypeScript): Shape {
  if (ts.isStringLiteral(type.literal)) return { kind: "scalar", accepts: ["string"] };
  if (ts.isNumericLiteral(type.literal)) return { kind: "scalar", accepts: ["number"] };
  return { kind: "scalar", accepts: ["boolean"] };
}

function union(shapes: readonly Shape[]): Shape {
  const [first = any] = shapes;
  if (shapes.length === 1) return first;
  const scalars = shapes.flatMap((it) => (it.kind === "scalar" ? it.accepts : []));
  return shapes.every((it) => it.kind === "scalar") ? { kind: "scalar", accepts: [...new Set(scalars)] } : any;
}
