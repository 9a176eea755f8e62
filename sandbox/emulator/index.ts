export { startEmulator, type Emulator } from "./emulator";
