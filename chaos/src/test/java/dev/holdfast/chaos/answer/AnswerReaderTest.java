package dev.holdfast.chaos.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

/// Addresses tell their plan, response codes what they mean, and anything else is told as strange.
class AnswerReaderTest {

  private final Name name = Name.fromConstantString("region.db.example.");
  private final Message response = new Message();

  private Answer withAddresses(List<String> addresses) {
    for (String text : addresses) {
      InetAddress address = InetAddress.ofLiteral(text);
      response.addRecord(
          address.getAddress().length == 4
              ? new ARecord(name, DClass.IN, 5, address)
              : new AAAARecord(name, DClass.IN, 5, address),
          Section.ANSWER);
    }
    return AnswerReader.read(response);
  }

  @Test
  void addressesOfEitherFamilyTellThePlanTheyCameFrom() {
    for (long generation : new long[] {1, 255, 256, 4_711, PlanAddresses.GENERATION_MAX}) {
      for (Question.Family family : Question.Family.values()) {
        assertThat(new AnswerReaderTest().withAddresses(PlanAddresses.of(generation, family)))
            .isEqualTo(new Answer.Addresses(generation));
      }
    }
  }

  @Test
  void twoPlansInOneAnswerAreNotTakenForOne() {
    Answer answer =
        withAddresses(
            List.of(
                PlanAddresses.of(3, Question.Family.A).getFirst(),
                PlanAddresses.of(4, Question.Family.A).getLast()));

    assertThat(answer).isEqualTo(new Answer.Unexpected("addresses of plans [3, 4] in one answer"));
  }

  @Test
  void anAddressThatNoPlanGaveIsStrange() {
    assertThat(withAddresses(List.of("198.17.0.3")))
        .isEqualTo(new Answer.Unexpected("address 198.17.0.3, of no plan"));
  }

  @Test
  void aChainWithoutAddressAtItsEndIsEmpty() throws IOException {
    Name target = Name.fromString("elsewhere.example.");
    response.addRecord(new CNAMERecord(name, DClass.IN, 5, target), Section.ANSWER);

    assertThat(AnswerReader.read(response)).isEqualTo(new Answer.Empty());
  }

  @Test
  void responseCodesAreToldApart() {
    assertThat(AnswerReader.read(response)).isEqualTo(new Answer.Empty());
    response.getHeader().setRcode(Rcode.NXDOMAIN);
    assertThat(AnswerReader.read(response)).isEqualTo(new Answer.NoSuchName());
    response.getHeader().setRcode(Rcode.SERVFAIL);
    assertThat(AnswerReader.read(response)).isEqualTo(new Answer.Unexpected("SERVFAIL"));
  }

  @Test
  void aGenerationTooGreatForAnAddressIsRefusedInsteadOfWrapped() {
    assertThatThrownBy(() -> PlanAddresses.of(PlanAddresses.GENERATION_MAX + 1, Question.Family.A))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("65536");
  }
}
