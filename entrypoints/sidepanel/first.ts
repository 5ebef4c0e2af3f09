import { lookAhead } from "./look-ahead";

// Its few imports are there long before those of the panel.
void lookAhead();
