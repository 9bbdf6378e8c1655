/** The default theme without its web font, in the colours of the diagrams. */
import theme from "vitepress/theme-without-fonts";
import "./style.css";

export default theme;
