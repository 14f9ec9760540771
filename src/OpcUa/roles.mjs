// Roles of users, each may do what the ones before it may. The agent says who has which.
const ROLES = ["Viewer", "Technician", "Engineer", "Administrator"];

/** Whether a role is at least another one; an unknown or absent role is below all. */
export const isAtLeast = (role, least) => ROLES.indexOf(role) >= ROLES.indexOf(least) && ROLES.includes(least);
