import { measureReview, reviewColumns, reviewRow } from "./bench/review";
void measureReview().then((all) => {
  console.log(reviewColumns.join("\t"));
  for (const it of all) console.log(reviewRow(it).join("\t"));
});
