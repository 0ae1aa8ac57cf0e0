import { defineRefusals } from "#platform/refusals";

/** What applications refuse, beside the room's own list. What an applicant may meet is worded for them. */
export const refuse = defineRefusals({
  bad_form: {
    status: 422,
    title: "The form is not right",
    remedy: "Mend what the pointers name; nothing was changed.",
  },
  form_reference_used: {
    status: 409,
    title: "Another form has this reference",
    remedy: "Choose another reference, or change that form.",
  },
  no_published_form: {
    status: 409,
    title: "The form has no published version",
    remedy: "Publish it first.",
  },
  link_unknown: {
    status: 404,
    title: "This link is not one of ours",
    remedy: "Open the link from the message again, whole. If it still fails, ask for a new one.",
  },
  link_ended: {
    status: 410,
    title: "This link has ended",
    remedy: "Ask for a new one; what you have entered is kept.",
  },
  answers_moved: {
    status: 409,
    title: "The answers were changed in another window",
    remedy: "Load the page again; the newest answers are there.",
  },
  incomplete: {
    status: 422,
    title: "Something is still missing",
    remedy: "Look at the questions named, then send it again. Everything entered is kept.",
  },
  not_open: {
    status: 409,
    title: "This is not open for changes now",
    remedy: "Look at its status; you will hear from us when something is needed.",
  },
  code_needed: {
    status: 403,
    title: "A code is needed",
    remedy: "Enter the code you were given. If you have none, ask for one.",
  },
  code_wrong: {
    status: 403,
    title: "The code is not right",
    remedy: "Check it and try again; after five tries ask for a new one.",
  },
  bad_file: {
    status: 422,
    title: "The file cannot be taken",
    remedy: "Send a PDF, PNG or JPEG file of at most 10 megabytes.",
  },
  too_many_files: {
    status: 422,
    title: "That is one file too many",
    remedy: "Remove a file first.",
  },
  wrong_state: {
    status: 409,
    title: "This cannot be done in its present state",
    remedy: "Read the application again; somebody may have moved it on.",
  },
  unscreened: {
    status: 409,
    title: "The identity screen has not cleared this application",
    remedy: "Look at the findings; a paid report needs them settled, or say why it is wanted all the same.",
  },
  erased: {
    status: 410,
    title: "The applicant's data was erased",
    remedy: "Nothing personal is left to read; the record of the decision stands.",
  },
});
