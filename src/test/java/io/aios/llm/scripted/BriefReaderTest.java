package io.aios.llm.scripted;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BriefReaderTest {

  private final BriefReader reader = newReader();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '`',
      textBlock =
          """
          build a Todo app with due dates -> Todo/todos title:LINE description?:TEXT done:FLAG due_date?:DATE
          Build a to-do list -> Todo/todos title:LINE description?:TEXT done:FLAG due_date?:DATE
          a bookshop inventory with title, price and stock -> Book/books title:LINE price:AMOUNT stock:COUNT
          track employees with name, email, salary and hire date -> Employee/employees name:LINE email:LINE salary:AMOUNT hire_date:DATE
          Recipe manager with ingredients, cooking time and ratings -> Recipe/recipes title:LINE ingredients?:TEXT cooking_time:COUNT rating:COUNT
          Fitness tracker: workouts with duration, calories and date -> Workout/workouts name:LINE duration:COUNT calories:COUNT date:DATE
          Movies: title, director, year -> Movie/movies title:LINE director:LINE year:COUNT
          An app for tracking plants in my garden with species and watering date -> Plant/plants name:LINE species:LINE watering_date:DATE
          Track my seashells with colour, size and date found -> Seashell/seashells name:LINE colour:LINE size:LINE date_found:DATE
          A CRM for contacts with name, email, phone number and notes -> Customer/customers name:LINE email:LINE phone_number:LINE notes?:TEXT
          Build a library where each book has a title, an author, an ISBN and number of pages -> Book/books title:LINE author:LINE isbn:LINE page_count:COUNT
          Support ticket system with priority, status, and a description (optional) -> Ticket/tickets title:LINE priority:LINE status:LINE description?:TEXT
          I want to keep track of my houseplants -> Houseplant/houseplants name:LINE description?:TEXT
          Invoice app. Fields: customer, amount, due date, paid -> Invoice/invoices title:LINE customer:LINE amount:AMOUNT due_date?:DATE paid:FLAG
          Manage cars with make, model, year, price per day and available -> Car/cars name:LINE make:LINE model:LINE year:COUNT price:AMOUNT available:FLAG
          blog with users, posts and comments -> Post/posts title:LINE content?:TEXT comments?:TEXT
          expense tracker including amount, date, category and notes -> Expense/expenses title:LINE amount:AMOUNT date:DATE category:LINE notes?:TEXT
          Manage people with name, date of birth and address -> Person/people name:LINE birth_date:DATE address:LINE
          Patients with name, birthday, diagnosis, temperature and blood type -> Patient/patients name:LINE birthday:DATE diagnosis?:TEXT temperature:DECIMAL blood_type:LINE
          A wine cellar with name, vintage, region, rating from 1 to 100 and price in euros -> Wine/wines name:LINE vintage:LINE region:LINE rating:COUNT price:AMOUNT
          Event planner with title, location, date and number of guests -> Event/events title:LINE location:LINE date:DATE guest_count:COUNT
          Build a REST API with FastAPI and React -> Item/items name:LINE description?:TEXT
          Hello -> Item/items name:LINE description?:TEXT
          Cheese shop with name, origin and price -> Product/products name:LINE origin:LINE price:AMOUNT
          Store the status of our machines with serial number, temperature and active -> Machine/machines name:LINE serial_number:LINE temperature:DECIMAL active:FLAG
          Class registry with class, def, import and metadata -> Class/classes name:LINE class_value:LINE def_value:LINE metadata_value:LINE
          Студенты с именем -> Item/items name:LINE description?:TEXT
          ${7*7} {{7*7}} %{title} -> Item/items name:LINE description?:TEXT
          '; DROP TABLE users; -- with id, password -> Item/items name:LINE description?:TEXT
          <script>alert(1)</script> with onclick -> Item/items name:LINE onclick:LINE
          Café menu with dishes, prix and crème -> Menu/menus name:LINE dish:LINE prix:LINE creme:LINE
          apartments for rent with address, rooms, rent and available -> Property/properties title:LINE address:LINE rooms:COUNT rent:AMOUNT available:FLAG
          Inventory of spare parts with part number, quantity and location -> Part/parts name:LINE part_number:LINE quantity:COUNT location:LINE
          series catalog with title, seasons and finished -> Series/series title:LINE season:LINE finished:FLAG
          equipment with name, weight and purchase date -> Equipment/equipment name:LINE weight:AMOUNT purchase_date:DATE
          """)
  void findsTheEntityAndItsFields(String brief, String expected) {
    assertThat(shown(reader.read("My project", brief))).isEqualTo(expected);
  }

  @Test
  void fallsBackToTheNameOfTheProject() {
    assertThat(reader.read("Bookshop", "Make it nice.").name()).isEqualTo("Book");
  }

  @Test
  void readsFieldsFromABulletedList() {
    Entity entity = reader.read("Zoo", "An animal registry with:\n- name\n- species\n- weight\n");

    assertThat(shown(entity)).isEqualTo("Animal/animals name:LINE species:LINE weight:AMOUNT");
  }

  @Test
  void keepsToSixteenFields() {
    String many = IntStream.range(0, 500).mapToObj(i -> "part" + i).collect(joining(", "));

    assertThat(reader.read("Parts", "machines with " + many).fields()).hasSizeBetween(5, 16);
  }

  @Test
  void readsTheLongestHostileBriefInNoTime() {
    List<String> hostile =
        List.of(
            "with ".repeat(4_000),
            "a,".repeat(10_000),
            ":".repeat(20_000),
            "(".repeat(20_000),
            "\n -".repeat(6_000),
            "x".repeat(20_000),
            "\ud83d".repeat(20_000));

    assertThat(hostile)
        .allSatisfy(brief ->
            assertTimeoutPreemptively(
                Duration.ofSeconds(2), () -> reader.read(brief.substring(0, 80), brief)));
  }

  private static String shown(Entity entity) {
    return entity.name()
        + "/"
        + entity.plural()
        + " "
        + entity.fields().stream()
            .map(f -> f.name() + (f.isNullable() ? "?" : "") + ":" + f.type())
            .collect(joining(" "));
  }

  static BriefReader newReader() {
    TemplateShelf shelf = new TemplateShelf();
    return new BriefReader(
        Vocabulary.load(shelf), Inflection.of(Vocabulary.lines(shelf, "plurals")));
  }
}
