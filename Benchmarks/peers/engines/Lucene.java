// How is Lucene driven? One field of ready tokens with positions; the commands are those of peer.h.

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.Version;

final class Lucene {
  private static final int TOP = 10;
  private final IndexSearcher searcher;

  private Lucene(Path directory) throws Exception {
    IndexSearcher.setDefaultQueryCache(null);
    searcher = new IndexSearcher(DirectoryReader.open(FSDirectory.open(directory)));
  }

  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "version" -> System.out.println("Lucene " + Version.LATEST);
      case "index" ->
          index(Path.of(arguments[1]), Path.of(arguments[2]), Integer.parseInt(arguments[3]));
      default -> new Lucene(Path.of(arguments[1])).serve();
    }
  }

  private static void index(Path documents, Path directory, int threads) throws Exception {
    IndexWriterConfig config = new IndexWriterConfig(new WhitespaceAnalyzer());
    config.setRAMBufferSizeMB(256).setUseCompoundFile(false);
    config.setMergeScheduler(
        threads == 1 ? new SerialMergeScheduler() : new ConcurrentMergeScheduler());
    try (BufferedReader reader = Files.newBufferedReader(documents);
        IndexWriter writer = new IndexWriter(FSDirectory.open(directory), config)) {
      AtomicReference<Exception> failure = new AtomicReference<>();
      Thread[] adders = new Thread[threads];
      for (int number = 0; number < threads; number++) {
        adders[number] = new Thread(() -> {
          try {
            addAll(reader, writer);
          } catch (Exception error) {
            failure.set(error);
          }
        });
        adders[number].start();
      }
      for (Thread adder : adders) adder.join();
      if (failure.get() != null) throw failure.get();
      if (threads == 1) writer.forceMerge(1);
      writer.commit();
      System.out.println("{\"documents\": " + writer.getDocStats().numDocs + "}");
    }
  }

  private static void addAll(BufferedReader reader, IndexWriter writer) throws Exception {
    while (true) {
      String line;
      synchronized (reader) {
        line = reader.readLine();
      }
      if (line == null) return;
      int tab = line.indexOf('\t');
      Document document = new Document();
      document.add(new BinaryDocValuesField("id", new BytesRef(line.substring(0, tab))));
      document.add(new TextField("text", line.substring(tab + 1), Field.Store.NO));
      writer.addDocument(document);
    }
  }

  private void serve() throws Exception {
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      String[] parts = line.split(" ", 4);
      System.out.println(run(parts[1].equals("exact"), Integer.parseInt(parts[2]), parts[3]));
    }
  }

  private String run(boolean exact, int passes, String path) throws Exception {
    List<String> queries = Files.readAllLines(Path.of(path));
    long[] counts = new long[queries.size()];
    StringBuilder output = new StringBuilder("{\"ns\": [");
    for (int pass = 0; pass < passes; pass++) {
      output.append(pass > 0 ? ", [" : "[");
      for (int number = 0; number < counts.length; number++) {
        long start = System.nanoTime();
        counts[number] = search(query(queries.get(number)), exact);
        long end = System.nanoTime();
        output.append(number > 0 ? ", " : "").append(end - start);
      }
      output.append("]");
    }
    output.append("], \"counts\": ").append(java.util.Arrays.toString(counts)).append("}");
    return output.toString();
  }

  private long search(Query query, boolean exact) throws Exception {
    if (!exact) return searcher.search(query, TOP).scoreDocs.length;
    if (query instanceof TermQuery) {
      // The number of documents with a term is known, so the rest may be pruned.
      searcher.search(query, TOP);
      return searcher.count(query);
    }
    var all = new TopScoreDocCollectorManager(TOP, null, Integer.MAX_VALUE);
    return searcher.search(query, all).totalHits.value();
  }

  private static Query query(String line) {
    String[] words = line.split("\t");
    boolean any = words[0].equals("any");
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    if (any) {
      for (String token : words[1].split(" ")) {
        builder.add(new TermQuery(new Term("text", token)), BooleanClause.Occur.SHOULD);
      }
      return builder.build();
    }
    if (words.length == 2) return word(words[1]);
    for (int number = 1; number < words.length; number++) {
      builder.add(word(words[number]), BooleanClause.Occur.MUST);
    }
    return builder.build();
  }

  private static Query word(String word) {
    String[] tokens = word.split(" ");
    if (tokens.length == 1) return new TermQuery(new Term("text", word));
    return new PhraseQuery("text", tokens);
  }
}
