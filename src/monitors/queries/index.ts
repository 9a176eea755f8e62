export { parseQuery, type ParsedQuery } from "./parse";
export { monitorType, renderBurnRate, renderQuery, renderSearch, renderWindow } from "./render";
