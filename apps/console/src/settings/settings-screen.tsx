import { Outlet } from "@tanstack/react-router";

/** The settings: a list of parts at the left, one of them at the right. */
export function SettingsScreen() {
  return (
    <div className="page">
      <Outlet />
    </div>
  );
}
