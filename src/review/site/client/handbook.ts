import "./handbook.css";
import { copyButtons } from "./copy";
import { find } from "./find";
import { nowOnCall } from "./onCall";
import { players } from "./player";
import { rememberTicks } from "./ticks";

// Everything can be read without these; each only adds to the page that it finds.
copyButtons();
rememberTicks();
find();
nowOnCall();
players();
