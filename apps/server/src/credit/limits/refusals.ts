import { defineRefusals } from "#platform/refusals";

/** What limits refuse, beside the room's own list. */
export const refuseLimit = defineRefusals({
  limit_field: {
    status: 422,
    title: "The limit cannot be set as sent",
    remedy: "See the pointers, and send it again.",
  },
  proposal_outdated: {
    status: 409,
    title: "The limit has changed since this was proposed",
    remedy: "Look at the limit as it is now, and propose again.",
  },
  people_only: {
    status: 403,
    title: "Only a person can do this",
    remedy: "Sign in to the console; an API key cannot sign for a person.",
  },
  owner_only: {
    status: 403,
    title: "Only an owner can do this",
    remedy: "Ask an owner of the merchant.",
  },
  family_circle: {
    status: 409,
    title: "A group cannot stand under itself",
    remedy: "Choose a parent that is not among the group's own descendants.",
  },
  family_depth: {
    status: 422,
    title: "The family would be too deep",
    remedy: "Keep families within twenty levels.",
  },
  nothing_selected: {
    status: 422,
    title: "The selection holds no customer",
    remedy: "Widen the filters, or check the references of the file.",
  },
  too_many_selected: {
    status: 422,
    title: "The selection holds too many customers",
    remedy: "Narrow it, and change the rest in a second step.",
  },
  bad_csv: {
    status: 422,
    title: "The list cannot be read",
    remedy: "Send one line a customer: its reference and the amount in major units, parted by a comma.",
  },
  change_state: {
    status: 409,
    title: "The bulk change is not at that stage",
    remedy: "Read its current state.",
  },
});
