import { texts } from "../texts/scripts";
/** Shows the buttons that copy the text before them. */
export function copyButtons(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-copy]")) {
    const said = button.textContent;
    button.hidden = false;
    button.addEventListener("click", () => {
      void navigator.clipboard.writeText(button.previousElementSibling?.textContent ?? "").then(
        () => (button.textContent = texts.copied),
        () => (button.textContent = texts.selectTheTextAndCopy),
      );
      setTimeout(() => (button.textContent = said), 2000);
    });
  }
}
