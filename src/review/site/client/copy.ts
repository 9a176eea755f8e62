/** Shows the buttons that copy the text before them. */
export function copyButtons(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-copy]")) {
    const said = button.textContent;
    button.hidden = false;
    button.addEventListener("click", () => {
      void navigator.clipboard.writeText(button.previousElementSibling?.textContent ?? "").then(
        () => (button.textContent = "Copied"),
        () => (button.textContent = "Select the text and copy it"),
      );
      setTimeout(() => (button.textContent = said), 2000);
    });
  }
}
