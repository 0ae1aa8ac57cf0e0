import { defineRefusals } from "../refusals/index.ts";

export const refuse = defineRefusals({
  person_exists: {
    status: 409,
    title: "This person is already among your people",
    remedy: "Change the person's roles instead.",
  },
  person_elsewhere: {
    status: 409,
    title: "This person belongs to another merchant of this server",
    remedy: "Ask the operator of the server, who can vouch that it is the same person: goodterms people add.",
  },
  last_owner: {
    status: 409,
    title: "A merchant keeps at least one owner",
    remedy: "Make another person an owner first.",
  },
  owner_only: {
    status: 403,
    title: "Only an owner decides who may do what",
    remedy: "Ask an owner of this merchant.",
  },
  live_only: {
    status: 409,
    title: "People belong to the live merchant",
    remedy: "Switch to live; whoever may enter there enters test mode with the same roles.",
  },
  person_unknown: {
    status: 404,
    title: "There is no such person here",
    remedy: "Take the id from the list of people.",
  },
  api_key_unknown: {
    status: 404,
    title: "There is no such API key",
    remedy: "Take the id from the list of API keys.",
  },
  scope_not_yours: {
    status: 403,
    title: "A key cannot hold more than its maker may give",
    remedy: "Leave the scope out, or have an owner make the key.",
  },
  bad_buckets: {
    status: 422,
    title: "The ageing buckets are not usable",
    remedy: "Give up to twelve day counts in ascending order, the first of them 0.",
  },
  expiry_past: {
    status: 422,
    title: "The expiry is not in the future",
    remedy: "Give a later instant, or leave it out.",
  },
});
