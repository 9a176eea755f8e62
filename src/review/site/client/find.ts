import { texts } from "../texts/scripts";
/** Narrows the list of pages to those that have every word that is looked for. */
export function find(): void {
  const place = document.querySelector<HTMLElement>("[data-find]");
  const input = place?.querySelector("input");
  const status = place?.querySelector("[role=status]");
  const list = document.querySelector<HTMLElement>("[data-found]");
  if (!place || !input || !status || !list) return;
  place.hidden = false;
  const entries = [...list.children].map((it) => ({
    element: it as HTMLElement,
    words: `${it.textContent} ${(it as HTMLElement).dataset.words ?? ""}`.toLowerCase(),
  }));
  const narrow = () => {
    const wanted = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const { element, words } of entries) element.hidden = !wanted.every((it) => words.includes(it));
    const left = entries.filter(({ element }) => !element.hidden).length;
    status.textContent = wanted.length === 0 ? "" : texts.ofPages(left, entries.length);
    list.closest("details")?.toggleAttribute("open", wanted.length > 0);
  };
  input.addEventListener("input", narrow);
  narrow();
}
