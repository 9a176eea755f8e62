import pulumi from "@pulumi/eslint-plugin";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["node_modules/", ".sandbox/"] },
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { "@pulumi": pulumi },
    rules: {
      // An Output in a template literal renders as "[object Promise]"; Pulumi's plugin catches it at review time.
      "@pulumi/no-output-in-template-literal": "error",
      "@pulumi/no-output-instance-in-template-literal": "error",
      // Numbers in text are the bread and butter of rendered queries and names.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // A resource registers itself when constructed; keeping a reference to it is optional.
      "no-new": "off",
    },
  },
  {
    // The handbook's words are in one place, src/review/site/texts, so that it can be had in another language.
    files: ["src/review/site/{pages,calendar}/*.tsx", "src/review/site/{layout,parts}.tsx"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: ":not(JSXElement[openingElement.name.name='code']) > JSXText[value=/[A-Za-z]{2}/]",
          message: "Words of the handbook belong into src/review/site/texts.",
        },
      ],
    },
  },
);
