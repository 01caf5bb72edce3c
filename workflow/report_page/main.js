// The report: unpacks its files, and answers to the mouse and to keys.

import { foldContents, followText } from "./contents.js";
import { unpackFiles } from "./files.js";
import { reachTables } from "./tables.js";
import { listenToZoom } from "./zoom.js";

foldContents();
followText();
reachTables();
listenToZoom();
unpackFiles().then(() => document.body.classList.add("ready"));
