package io.amiguard.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amiguard.AmiguardException;
import io.amiguard.inventory.DetailNeed;
import io.amiguard.inventory.LaunchTemplate;
import io.amiguard.inventory.RegionInventory;
import io.amiguard.survey.Place;
import io.amiguard.survey.PlaceReader;
import io.amiguard.testing.Acme;
import io.amiguard.testing.FakeClock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers about what runs that make no sense, and refusals that are no end. */
class SenselessInventoryTest {
  private static final Place OWN = new Place(Acme.MANAGEMENT, "us-east-1");
  private static final String INSTANCES = "DescribeInstanceImageMetadata";
  private static final String TEMPLATES = "DescribeLaunchTemplateVersions";
  private static final String NOTHING = "<Response><requestId>1-2-3</requestId></Response>";

  private final ScriptedHttp http = new ScriptedHttp();

  @ParameterizedTest
  @ValueSource(strings = {"", "<html><body>Sign in</body></html>"})
  void anotherServersAnswerIsNotAnEmptyInventory(String body) {
    http.ofStranger().answer(INSTANCES, body);

    assertThatThrownBy(this::read)
        .isInstanceOf(AmiguardException.class)
        .hasMessage(
            "https://ec2.us-east-1.amazonaws.com answered ec2:DescribeInstanceImageMetadata for the"
                + " account without a request id, so it is not AWS that answered; check"
                + " --endpoint-url and the proxy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "<html><p>Sign in<br></html>"})
  void whatIsNotXmlIsNoAnswer(String body) {
    http.answer(INSTANCES, body);

    assertThatThrownBy(this::read)
        .isInstanceOf(AmiguardException.class)
        .hasMessageContaining("makes no sense (ec2:DescribeInstanceImageMetadata)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<item/> | without ImageMetadata",
        "<item><imageMetadata/></item> | without ImageMetadata.ImageId",
        "<item><imageMetadata><imageId>ami-1</imageId></imageMetadata></item> | without State",
        "<item><imageMetadata><imageId>ami-1</imageId></imageMetadata><instanceState><name>running</name></instanceState></item> | without InstanceId",
        "<item><imageMetadata><imageId>ami-1</imageId><imageOwnerId>me</imageOwnerId></imageMetadata></item> | with 'me' as ImageMetadata.OwnerId",
        "<item><imageMetadata><imageId>ami-1</imageId><creationDate>today</creationDate></imageMetadata></item> | with 'today' as ImageMetadata.CreationDate",
        "<item><instanceId>i-1</instanceId><imageMetadata><imageId>ami-1</imageId></imageMetadata><instanceState><name>asleep</name></instanceState></item> | EC2 answers with instance state 'asleep', which this version"
      })
  void nameWhatIsWrongWithAnInstance(String item, String what) {
    http.answer(
        INSTANCES,
        "<Response><requestId>1</requestId><instanceImageMetadataSet>%s</instanceImageMetadataSet></Response>"
            .formatted(item));

    assertThatThrownBy(this::read).isInstanceOf(AmiguardException.class).hasMessageContaining(what);
  }

  @Test
  void noRegionsAreNoAnswer() {
    http.answer("DescribeRegions", NOTHING);

    assertThatThrownBy(() -> reader().regions(Acme.MANAGEMENT))
        .isInstanceOf(AmiguardException.class)
        .hasMessageContaining("answered ec2:DescribeRegions for the account without Regions");
  }

  @Test
  void pagesWithoutAnEndAreNoAnswer() {
    String again = "<Response><requestId>1</requestId><nextToken>again</nextToken></Response>";
    http.answer(INSTANCES, again).answer(INSTANCES, again);

    assertThatThrownBy(this::read)
        .isInstanceOf(AmiguardException.class)
        .hasMessageContaining("with pages that have no end");
  }

  /** What EC2 says where it may not look a parameter up is not documented. */
  @ParameterizedTest
  @ValueSource(strings = {"UnauthorizedOperation", "InvalidParameterValue", "AccessDenied"})
  void takesTemplatesAsTheyAreWrittenWhereTheirParametersCannotBeRead(String code) {
    http.answer(INSTANCES, NOTHING)
        .answer(
            TEMPLATES,
            403,
            "<Response><Errors><Error><Code>%s</Code><Message>no</Message></Error></Errors></Response>"
                .formatted(code))
        .answer(
            TEMPLATES,
            """
            <Response><requestId>1</requestId><launchTemplateVersionSet><item>
              <launchTemplateId>lt-1</launchTemplateId><launchTemplateName>web</launchTemplateName>
              <versionNumber>3</versionNumber><defaultVersion>true</defaultVersion>
              <launchTemplateData><imageId>resolve:ssm:/golden</imageId></launchTemplateData>
            </item></launchTemplateVersionSet></Response>""");

    RegionInventory inventory = read();

    assertThat(inventory.images()).isEmpty();
    assertThat(inventory.launchTemplates())
        .flatExtracting(LaunchTemplate::versions)
        .containsExactly(
            new LaunchTemplate.Version(
                3,
                List.of("$Default", "$Latest"),
                Optional.of("resolve:ssm:/golden"),
                Optional.empty()));
    assertThat(http.requests())
        .filteredOn(request -> request.operation().equals(TEMPLATES))
        .extracting(request -> request.body().contains("ResolveAlias=true"))
        .containsExactly(true, false);
  }

  private RegionInventory read() {
    return reader().read(OWN);
  }

  private PlaceReader<RegionInventory> reader() {
    MemberClients clients = TestClients.over(http).members(1);
    MemberSessions sessions =
        new MemberSessions(
            clients, MemberRoles.ofOrganizations(), Acme.MANAGEMENT, new FakeClock());
    return new AwsInventoryReader(new MemberCalls(clients, sessions))
        .reading(DetailNeed.EVERYTHING);
  }
}
