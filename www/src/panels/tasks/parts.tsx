/** What only tasks need beside their figures; fetched when one is chosen. */
import "./tasks.css";

export { presets, startOf } from "../../scenarios/tasks";
export { TaskSide } from "./side";
