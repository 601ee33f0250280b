import { speakLate } from "../language/speak.ts";

// Browser tests render parts that the page loads late, and never before their texts.
await speakLate();
