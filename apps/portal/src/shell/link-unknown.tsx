import { Container, Text, Title } from "@mantine/core";

/** For an address that leads nowhere: most often a link cut in two by a mail program. */
export function LinkUnknown() {
  return (
    <Container size="xs" py="xl">
      <Title order={1} size="h3">
        This link does not lead anywhere
      </Title>
      <Text mt="sm">It may have been cut short. Open it again from the message you received.</Text>
    </Container>
  );
}
