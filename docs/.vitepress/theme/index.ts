/** The default theme without its web font, in the colours of the diagrams, with the page on which readers play. */
import type { Theme } from "vitepress";
import theme from "vitepress/theme-without-fonts";
import { defineAsyncComponent } from "vue";
import "./style.css";

export default {
  extends: theme,
  enhanceApp({ app }) {
    app.component(
      "AdversaryGame",
      defineAsyncComponent(() => import("../adversary/adversary-game.vue")),
    );
  },
} satisfies Theme;
