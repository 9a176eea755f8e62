/** Remembers in this browser what was ticked, until it is unticked. */
export function rememberTicks(): void {
  for (const box of document.querySelectorAll<HTMLInputElement>("[data-tick]")) {
    const key = `tick ${box.dataset.tick ?? ""}`;
    box.checked = localStorage.getItem(key) !== null;
    box.addEventListener("change", () => {
      if (box.checked) localStorage.setItem(key, "");
      else localStorage.removeItem(key);
    });
  }
}
